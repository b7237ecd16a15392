package dev.kith.app.web;

/// A way to go on with what is typed.
///
/// @param query the whole query with it
/// @param shown what is added
/// @param hint what it means
public record Completion(String query, String shown, String hint) {}
