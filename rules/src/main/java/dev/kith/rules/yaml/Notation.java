package dev.kith.rules.yaml;

import java.util.function.Function;

/// How a type that is one scalar is written.
///
/// @param expected completes "expected ...", with an example
/// @param pattern a regular expression of the whole text, for the schema
/// @param parse throws IllegalArgumentException for what is not of the type
public record Notation<T>(Class<T> type, String expected, String pattern, Function<String, T> parse) {}
