package dev.kith.rules;

import dev.kith.rules.yaml.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule asks for: a closed set. A rule has one occasion, which says what is open and since when, and any number
/// of filters.
public sealed interface Condition {
    /// What a rule is about: it finds something open, or a silence.
    sealed interface Occasion extends Condition {
        /// Does it rest on silence alone? Such rules end where the user talks elsewhere.
        default boolean silence() {
            return false;
        }
    }

    /// What must hold besides.
    sealed interface Filter extends Condition {}

    @Field("Somebody's mail that expects an answer has none.")
    record Unanswered(
            @Field("Who did not answer: them or me.") By by,

            @Field("Wait at least this long; always at least the usual time of the one who answers.")
            Period after,

            @Field(value = "Forget it when it is older.", otherwise = "60d")
            Period within,

            @Field(value = "How often to have nudged already, at the most.", otherwise = "2")
            int nudges)
            implements Occasion {}

    @Field("No contact for longer than their cadence, their own rhythm, or a fixed time.")
    record Silence(
            @Field("What it is measured by.") Measure over,

            @Field(value = "Never sooner than this.", otherwise = "14d")
            Period atLeast,

            @Field(value = "No longer than this.", otherwise = "20y")
            Period within)
            implements Occasion {
        @Override
        public boolean silence() {
            return true;
        }
    }

    @Field("Written by a human being, not by a list or a machine.")
    record Human(boolean value) implements Filter {}

    @Field("Each has written to the other.")
    record TwoWay(boolean value) implements Filter {}

    @Field("The person has one of these tags.")
    record Tag(List<String> value) implements Filter {}

    @Field("The person has a cadence: their own or a tag's.")
    record HasCadence(boolean value) implements Filter {}

    @Field("Days with contact so far.")
    record ContactDays(
            @Field("At least so many.") @Nullable Integer atLeast,
            @Field("At most so many.") @Nullable Integer atMost) implements Filter {}

    @Field("How long ago the first contact was.")
    record Known(@Field("At least so long.") Period over) implements Filter {}

    enum By {
        THEM,
        ME
    }

    enum Measure {
        CADENCE,
        RHYTHM,
        FIXED
    }
}
