package dev.kith.app.line;

/// A person whose name or address begins as was typed.
public record CompletedLine(String name, String address) {}
