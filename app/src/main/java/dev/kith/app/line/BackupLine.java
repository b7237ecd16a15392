package dev.kith.app.line;

/// A backup's whole text, and what is in it.
public record BackupLine(String text, int said, int told) {}
