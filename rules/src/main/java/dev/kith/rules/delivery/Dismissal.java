package dev.kith.rules.delivery;

/// An occasion that the user put away: it is not told again. The next one of its rule and person may be.
///
/// @param person the person's id
/// @param cause one sentence
public record Dismissal(String rule, String person, String episode, String cause) {}
