package dev.kith.app.desk;

/// What was noted, in words.
public record SaidLine(String said) {}
