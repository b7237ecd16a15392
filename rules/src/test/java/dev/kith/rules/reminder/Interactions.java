package dev.kith.rules.reminder;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import java.util.List;

/// A message of which nothing but the direction matters.
final class Interactions {
    private Interactions() {}

    static Interaction of(Direction direction) {
        return new Interaction(
                Samples.NOW,
                direction,
                "work",
                "<m@example.org>",
                "c1",
                null,
                "hello",
                true,
                1,
                false,
                false,
                20,
                List.of(),
                List.of(),
                0,
                List.of(),
                false,
                "Hi Anna,",
                List.of(),
                null,
                false);
    }
}
