package dev.kith.rules.delivery;

import java.time.Instant;

/// A finding that was delivered.
///
/// @param person the person's id
/// @param digest it stood in a digest and not in a mail of its own
public record Told(String rule, String person, String episode, Instant at, boolean digest) {}
