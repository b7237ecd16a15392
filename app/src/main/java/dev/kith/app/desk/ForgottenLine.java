package dev.kith.app.desk;

/// What was erased of a person, and what a search for them finds now.
///
/// @param left messages and rows that still name them; 0 when all is well
public record ForgottenLine(String address, long messages, long rows, long left) {}
