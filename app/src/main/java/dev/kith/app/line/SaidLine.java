package dev.kith.app.line;

/// What was noted, in words.
public record SaidLine(String said) {}
