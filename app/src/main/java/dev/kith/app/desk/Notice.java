package dev.kith.app.desk;

/// A plain sentence beside an answer; it goes to stderr.
public record Notice(String notice) {}
