package dev.kith.proxy.smtp;

/// What becomes of a line of the client.
enum Verdict {
    PASS,
    DROP,
    LOST
}
