package dev.kith.rules;

import java.time.Instant;

/// A line of a real mail, word for word, that a finding rests on and a reminder may show.
public record Evidence(String messageId, Instant date, boolean sent, String text) {}
