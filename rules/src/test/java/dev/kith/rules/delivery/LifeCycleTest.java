package dev.kith.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.Finding;
import dev.kith.rules.delivery.RuleState.Phase;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.proof.Diary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reminder's life, kept in the ledger with every cause.
class LifeCycleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Diary NAMES = new Diary(NOW, ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void firesWaitsIsDeliveredAndResolves() throws Exception {
        try (var ledger = Ledger.open(data)) {
            judged(ledger, 0, decision("e1", Verdict.QUIET, "Nothing is sent before eight."));
            judged(ledger, 1, decision("e1", Verdict.QUIET, "Nothing is sent before eight."));
            judged(ledger, 2, decision("e1", Verdict.DELIVER, "In a mail of its own."));
            judged(ledger, 3, decision("e1", Verdict.TOLD, "You were told of this occasion."));
            judged(ledger, 4);
            judged(ledger, 5, decision("e2", Verdict.SNOOZED, "You asked for it later."));

            assertThat(ledger.states().changes("bo"))
                    .extracting(line -> line.was() + " > " + line.became() + ": " + line.cause())
                    .containsExactly(
                            "inactive > firing: Nothing is sent before eight.",
                            "firing > delivered: In a mail of its own.",
                            "delivered > resolved: It does not hold any more.",
                            "resolved > snoozed: You asked for it later.");
            assertThat(ledger.states().all())
                    .singleElement()
                    .satisfies(state -> assertThat(state.phase()).isEqualTo(Phase.SNOOZED));
        }
    }

    private static void judged(Ledger ledger, int hours, Decision... decisions) {
        ledger.states()
                .apply(LifeCycle.step(ledger.states().all(), List.of(decisions), NOW.plusSeconds(3_600L * hours)));
    }

    private static Decision decision(String episode, Verdict verdict, String reason) {
        var finding = new Finding(
                "mine-unanswered", NAMES.person("bo"), NOW, NOW, episode, "Why.", List.of(), "Write.", "home");
        return new Decision(finding, verdict, false, reason, null);
    }
}
