package dev.kith.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a rule came out about a person, whether it found something or not: what `kith why` shows.
///
/// @param inputs what it looked at, in its order, up to the first that did not hold
/// @param finding what it found, or null
/// @param due when it would fire if nothing happens, or null when that cannot be said
public record Look(
        String rule,
        boolean on,
        List<Input> inputs,
        @Nullable Finding finding,
        @Nullable Instant due) {
    public Look {
        inputs = List.copyOf(inputs);
    }

    /// @param name the condition, as in the rule book
    /// @param value what it was about this person
    public record Input(String name, String value, boolean holds) {}
}
