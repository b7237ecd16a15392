package dev.kith.indexer.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An act found in a sentence of somebody's own words.
///
/// @param sentence as written, at most 400 characters, on one line
/// @param probability 0 to 1
/// @param due the day that the text names, read in the writer's time zone, or null
public record Act(
        ActKind kind,
        String sentence,
        double probability,
        @Nullable LocalDate due) {
    public Act {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1: " + probability);
        }
    }
}
