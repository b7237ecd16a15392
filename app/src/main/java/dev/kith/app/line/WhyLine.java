package dev.kith.app.line;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule's verdict on a person, with its inputs, as `why --json` prints it.
///
/// @param fires whether the rule finds something now
/// @param verdict what delivery says to that; null where nothing is found
/// @param state where the rule stands about the person, as the daemon saw it last: `inactive`, `firing`, ...
/// @param changes how it came there, oldest first
/// @param due when it would fire if nothing happens; null when that cannot be said
/// @param about what the rule is for, in a sentence of the rule book
public record WhyLine(
        String rule,
        boolean on,
        boolean fires,
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable OffsetDateTime due,
        List<Input> inputs,
        String state,
        List<Change> changes,
        String about) {
    /// @param name the condition, as in the rule book
    public record Input(String name, String value, boolean holds) {}

    /// @param cause one sentence
    public record Change(OffsetDateTime at, String was, String became, String cause) {}
}
