package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Coverage;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.said.Said;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final int COLLECTIONS = 20;

    private record Kept(Usual usual, WeakReference<Object> history) {}

    /// A daemon keeps it from one judging to the next; the histories of 100,000 mails are a hundred megabytes.
    @Test
    void whatIsKeptBetweenJudgingsHoldsNoHistory() {
        var kept = judged();
        for (var times = 0; times < COLLECTIONS && kept.history().get() != null; times++) {
            System.gc();
        }
        assertThat(kept.history().get()).isNull();
        assertThat(kept.usual()).isNotNull();
    }

    private static Kept judged() {
        var histories = new Diary(START, ZoneOffset.UTC)
                .mail("d0 out bo human", "d1 in bo human", "d20 out bo ask question")
                .histories();
        var judge = new Judge(
                RuleBook.shipped(),
                histories,
                Said.NOTHING,
                new Coverage(Map.of("", Instant.EPOCH)),
                NOW,
                ZoneOffset.UTC);
        assertThat(judge.findings()).isNotNull();
        return new Kept(judge.usual(), new WeakReference<>(histories.getFirst()));
    }
}
