package dev.kith.app.setup;

/// The two servers of a mailbox, in the form that the configuration has: `imaps://imap.example.org`.
public record Servers(String imap, String smtp) {}
