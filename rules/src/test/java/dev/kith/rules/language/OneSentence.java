package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail to the user in which one sentence was taken for a request, whatever it is.
final class OneSentence {
    private OneSentence() {}

    static Interaction in(String sentence) {
        return mail(sentence, null);
    }

    static Interaction answering(String sentence) {
        return mail(sentence, "m1@example.org");
    }

    private static Interaction mail(String sentence, @Nullable String answered) {
        return new Interaction(
                Instant.parse("2026-01-05T10:00:00Z"),
                Direction.RECEIVED,
                "home",
                "m2@example.org",
                "bo",
                answered,
                "About bo",
                true,
                1,
                false,
                false,
                80,
                List.of(new Act(ActKind.ASK, sentence, 0.95, null)),
                List.of(sentence),
                0,
                List.of(),
                false,
                "Hi,",
                List.of(),
                null,
                false);
    }
}
