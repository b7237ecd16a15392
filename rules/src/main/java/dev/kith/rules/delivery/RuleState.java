package dev.kith.rules.delivery;

import java.time.Instant;

/// In which phase a rule is about a person.
///
/// @param episode the occasion it is about; empty when inactive from the start
/// @param since when it came into this phase
public record RuleState(String rule, String person, String episode, Phase phase, Instant since) {
    /// The life cycle, as in Prometheus and Alertmanager.
    public enum Phase {
        INACTIVE,
        /// It holds, but not yet for as long as the rule asks.
        PENDING,
        FIRING,
        DELIVERED,
        /// What it was about has happened.
        RESOLVED,
        SNOOZED,
        /// The user put it away.
        DISMISSED,
        MUTED,
        /// Its time passed before it could be told.
        EXPIRED
    }

    /// @param cause one sentence
    public record Change(Phase was, RuleState became, String cause) {}
}
