package dev.kith.app.line;

/// What a restore added.
///
/// @param leftOut words about people who were forgotten or sealed since
public record RestoredLine(int said, int told, int leftOut) {}
