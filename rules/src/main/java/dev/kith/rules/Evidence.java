package dev.kith.rules;

import java.time.Instant;

/// A real line of mail that a finding rests on.
public record Evidence(String messageId, Instant date, boolean sent, String text) {}
