package dev.kith.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.Finding;
import dev.kith.rules.delivery.LifeCycle.Since;
import dev.kith.rules.delivery.RuleState.Phase;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.said.Said;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reminder's life, kept in the ledger with every cause.
class LifeCycleTest {
    private static final Since NOTHING = Since.NOTHING;
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

    @Test
    void waitsAsLongAsItsRuleAsksThenFires() {
        var waits = LifeCycle.step(List.of(), List.of(), List.of(finding("e1")), NOTHING, NOW);
        var fires = LifeCycle.step(
                states(waits), List.of(decision("e1", Verdict.QUIET, "Quiet.")), List.of(), NOTHING, NOW);

        assertThat(words(waits)).containsExactly("inactive > pending: It holds, and must until " + NOW + ".");
        assertThat(words(fires)).containsExactly("pending > firing: Quiet.");
    }

    @Test
    void whatNobodyWroteAboutHasRunOutAndWhatSomebodyDidIsResolved() {
        var firing =
                LifeCycle.step(List.of(), List.of(decision("e1", Verdict.BUDGET, "Budget.")), List.of(), NOTHING, NOW);
        var later = NOW.plusSeconds(86_400);
        var wrote = new Diary(NOW, ZoneOffset.UTC).mail("d0T12:00 out bo").histories();
        var histories = new Since(Map.of("bo", wrote.getFirst()), Said.NOTHING, List.of());

        assertThat(words(LifeCycle.step(states(firing), List.of(), List.of(), NOTHING, later)))
                .containsExactly("firing > expired: Its time has passed.");
        assertThat(words(LifeCycle.step(states(firing), List.of(), List.of(), histories, later)))
                .containsExactly("firing > resolved: You wrote to them.");
    }

    @Test
    void dueTooLongAgoToBeTold() {
        var over = new Decision(finding("e1"), Verdict.HELD_BACK, false, "Its time has passed.", null, true);
        var held = new Decision(finding("e1"), Verdict.HELD_BACK, false, "The next digest is due.", null);

        assertThat(words(LifeCycle.step(List.of(), List.of(over), List.of(), NOTHING, NOW)))
                .containsExactly("inactive > expired: Its time has passed.");
        assertThat(words(LifeCycle.step(List.of(), List.of(held), List.of(), NOTHING, NOW)))
                .containsExactly("inactive > firing: The next digest is due.");
    }

    @Test
    void whatTheUserPutAwayIsDismissedForThisOccasionAlone() {
        var told = decision("e1", Verdict.TOLD, "You were told of this occasion.");
        var before = LifeCycle.step(List.of(), List.of(told), List.of(), NOTHING, NOW);
        var later = NOW.plusSeconds(3_600);
        var away = step(before, List.of(told), deleted(), later);

        assertThat(words(away)).containsExactly("delivered > dismissed: You deleted its reminder.");
        assertThat(step(away, List.of(told), deleted(), later))
                .as("and stays so")
                .isEmpty();
        assertThat(step(away, List.of(told), NOTHING, later))
                .as("though its mail is on record no longer")
                .isEmpty();
        assertThat(step(away, List.of(), deleted(), later)).as("it was over").isEmpty();
        assertThat(words(step(
                        away, List.of(decision("e2", Verdict.DELIVER, "In a mail of its own.")), deleted(), later)))
                .containsExactly("dismissed > delivered: In a mail of its own.");
        assertThat(words(step(away, List.of(decision("e1", Verdict.MUTED, "You muted this.")), deleted(), later)))
                .as("what the user says comes first")
                .containsExactly("dismissed > muted: You muted this.");
    }

    @Test
    void whatWasPutAwayAndIsFoundNoMoreEndsAsWhateverCameFirst() {
        var told = LifeCycle.step(List.of(), List.of(decision("e1", Verdict.TOLD, "Told.")), List.of(), NOTHING, NOW);
        var later = NOW.plusSeconds(86_400);
        var wrote = new Diary(NOW, ZoneOffset.UTC).mail("d0T12:00 out bo").histories();
        var both = new Since(
                Map.of("bo", wrote.getFirst()), Said.NOTHING, deleted().dismissals());

        assertThat(words(step(told, List.of(), deleted(), later)))
                .containsExactly("delivered > dismissed: You deleted its reminder.");
        assertThat(words(step(told, List.of(), both, later)))
                .containsExactly("delivered > resolved: You wrote to them.");
    }

    private static List<RuleState.Change> step(
            List<RuleState.Change> before, List<Decision> decisions, Since since, Instant now) {
        return LifeCycle.step(states(before), decisions, List.of(), since, now);
    }

    private static Since deleted() {
        return new Since(
                Map.of(),
                Said.NOTHING,
                List.of(new Dismissal("mine-unanswered", "bo", "e1", "You deleted its reminder.")));
    }

    private static List<RuleState> states(List<RuleState.Change> changes) {
        return changes.stream().map(RuleState.Change::became).toList();
    }

    private static List<String> words(List<RuleState.Change> changes) {
        return changes.stream()
                .map(change -> (change.was() + " > " + change.became().phase() + ": ").toLowerCase(Locale.ROOT)
                        + change.cause())
                .toList();
    }

    private static void judged(Ledger ledger, int hours, Decision... decisions) {
        ledger.states()
                .apply(LifeCycle.step(
                        ledger.states().all(),
                        List.of(decisions),
                        List.of(),
                        NOTHING,
                        NOW.plusSeconds(3_600L * hours)));
    }

    private static Decision decision(String episode, Verdict verdict, String reason) {
        return new Decision(finding(episode), verdict, false, reason, null);
    }

    private static Finding finding(String episode) {
        return new Finding(
                "mine-unanswered", NAMES.person("bo"), NOW, NOW, episode, "Why.", List.of(), "Write.", "home");
    }
}
