package dev.kith.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Coverage;
import dev.kith.rules.Finding;
import dev.kith.rules.book.Budget;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every yes and no of delivery. Monday, 2026-03-02, 09:00 UTC.
class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Diary NAMES = new Diary(NOW, ZoneOffset.UTC);

    private final RuleBook book = RuleBook.shipped();
    private final List<Told> told = new ArrayList<>();
    private final List<Utterance> words = new ArrayList<>();
    private Coverage coverage = new Coverage(Map.of("home", Instant.EPOCH));
    private Set<String> noLogin = Set.of();

    @Test
    void whatIsOwedComesBeforeWhoIsSilentAndTheBudgetCountsPersons() {
        var decisions = decide(tie("ann", 9), owed("bo", 1), owed("cy", 2), owed("di", 3), owed("eve", 4));

        assertThat(lines(decisions))
                .containsExactly(
                        "mine-unanswered/eve deliver",
                        "mine-unanswered/di deliver",
                        "mine-unanswered/cy deliver",
                        "mine-unanswered/bo budget",
                        "tie-quiet/ann budget");
    }

    @Test
    void oncePerOccasion() {
        told.add(new Told("mine-unanswered", "bo", "e", NOW.minus(Duration.ofDays(30)), false));

        assertThat(lines(decide(owed("bo", 1)))).containsExactly("mine-unanswered/bo told");
    }

    @Test
    void twoWeeksBetweenTwoRemindersOfOnePerson() {
        told.add(new Told("tie-quiet", "bo", "other", NOW.minus(Duration.ofDays(13)), false));

        assertThat(lines(decide(owed("bo", 1)))).containsExactly("mine-unanswered/bo spacing");
        assertThat(lines(decideAt(NOW.plus(Duration.ofDays(1)), owed("bo", 1))))
                .containsExactly("mine-unanswered/bo deliver");
    }

    @Test
    void nothingAtNightOnTheWeekendOrWithoutHistory() {
        assertThat(lines(decideAt(Instant.parse("2026-03-02T07:59:00Z"), owed("bo", 1))))
                .containsExactly("mine-unanswered/bo quiet");
        var saturday = decideAt(Instant.parse("2026-03-07T12:00:00Z"), owed("bo", 1));
        assertThat(lines(saturday)).containsExactly("mine-unanswered/bo quiet");
        assertThat(saturday.getFirst().next()).isEqualTo(Instant.parse("2026-03-09T08:00:00Z"));

        coverage = new Coverage(Map.of("home", NOW.minus(Duration.ofDays(1))));
        assertThat(lines(decide(owed("bo", 5)))).containsExactly("mine-unanswered/bo history-incomplete");
        coverage = new Coverage(Map.of());
        assertThat(lines(decide(owed("bo", 5)))).containsExactly("mine-unanswered/bo history-incomplete");
    }

    @Test
    void whatTheUserSaidIsTheReasonGiven() {
        say("ann", new Word.Elsewhere(true));
        say("bo", new Word.Rest(true));
        say("cy", new Word.Mute(true, null));
        say("di", new Word.Snooze(NOW.plusSeconds(60), null));

        assertThat(lines(decide(tie("ann", 9), tie("bo", 8), tie("cy", 7), tie("di", 6))))
                .containsExactly(
                        "tie-quiet/ann elsewhere",
                        "tie-quiet/bo resting",
                        "tie-quiet/cy muted",
                        "tie-quiet/di snoozed");
        assertThat(lines(decide(owed("ann", 1), owed("bo", 1))))
                .containsExactly("mine-unanswered/ann deliver", "mine-unanswered/bo deliver");

        say("", new Word.Paused(null));
        assertThat(lines(decide(owed("ann", 1)))).containsExactly("mine-unanswered/ann paused");
    }

    @Test
    void aWordSinceEndsTheRest() {
        words.add(new Utterance(Diary.address("bo"), new Word.Rest(true), NOW.minus(Duration.ofDays(20)), "command"));

        assertThat(lines(decide(tie("bo", 30)))).containsExactly("tie-quiet/bo resting");
        assertThat(lines(decide(tie("bo", 9)))).containsExactly("tie-quiet/bo deliver");
    }

    @Test
    void noBacklogAfterAPause() {
        words.add(new Utterance(
                "", new Word.Paused(NOW.minus(Duration.ofDays(2))), NOW.minus(Duration.ofDays(12)), "command"));

        assertThat(lines(decide(owed("ann", 20), owed("bo", 5), owed("cy", 1))))
                .containsExactly(
                        "mine-unanswered/ann deliver", "mine-unanswered/bo held-back", "mine-unanswered/cy deliver");
    }

    @Test
    void aMeetingDoesNotWaitForSpacing() {
        told.add(new Told("tie-quiet", "bo", "other", NOW.minus(Duration.ofDays(3)), true));

        assertThat(lines(decide(finding("meeting-brief", "bo", 0)))).containsExactly("meeting-brief/bo deliver");
    }

    @Test
    void aStrongerRuleAboutTheSamePersonComesFirst() {
        assertThat(lines(decide(tie("bo", 9), owed("bo", 1))))
                .containsExactly("mine-unanswered/bo deliver", "tie-quiet/bo inhibited");
    }

    @Test
    void anAccountWithoutLoginWaits() {
        noLogin = Set.of("home");

        assertThat(lines(decide(owed("bo", 1)))).containsExactly("mine-unanswered/bo no-login");
    }

    @Test
    void digestsComeWeeklyThenRarerWhenIgnored() {
        told.add(new Told("tie-quiet", "x", "1", NOW.minus(Duration.ofDays(6)), true));
        assertThat(lines(decide(tie("bo", 9)))).containsExactly("tie-quiet/bo held-back");
        told.clear();
        told.add(new Told("tie-quiet", "x", "1", NOW.minus(Duration.ofDays(7)), true));
        assertThat(lines(decide(tie("bo", 9)))).containsExactly("tie-quiet/bo deliver");

        told.add(new Told("tie-quiet", "y", "1", NOW.minus(Duration.ofDays(21)), true));
        told.add(new Told("tie-quiet", "z", "1", NOW.minus(Duration.ofDays(28)), true));
        assertThat(lines(decide(tie("bo", 9)))).containsExactly("tie-quiet/bo held-back");
        assertThat(lines(decideAt(NOW.plus(Duration.ofDays(7)), tie("bo", 9)))).containsExactly("tie-quiet/bo deliver");
    }

    /// Row 9: two rules due on one day give one message.
    @Test
    void twoRulesAboutOnePersonOnOneDayAreOneReminder() {
        assertThat(lines(decide(owed("bo", 1), finding("promise-theirs", "bo", 1))))
                .containsExactly("mine-unanswered/bo deliver", "promise-theirs/bo inhibited");
        assertThat(lines(decide(finding("promise-mine", "bo", 1), finding("follow-up-met", "bo", 0))))
                .containsExactly("promise-mine/bo deliver", "follow-up-met/bo inhibited");
    }

    @Test
    void aClockThatRanAheadKeepsNobodyWaitingAndTellsNothingTwice() {
        told.add(new Told("tie-quiet", "bo", "e", NOW.plus(Duration.ofDays(1_500)), true));
        told.add(new Told("tie-quiet", "x", "e", NOW.plus(Duration.ofDays(1_500)), true));
        told.add(new Told("tie-quiet", "y", "e", NOW.plus(Duration.ofDays(1_500)), true));

        assertThat(lines(decide(tie("bo", 9), tie("eva", 9), owed("x", 1))))
                .containsExactly("mine-unanswered/x deliver", "tie-quiet/bo told", "tie-quiet/eva deliver");
    }

    @Test
    void aClockPutBackAnHourDoesNotDoubleTheBudget() {
        for (var name : List.of("x", "y", "z")) {
            told.add(new Told("mine-unanswered", name, "e", NOW.plus(Duration.ofHours(1)), false));
        }

        assertThat(lines(decide(owed("bo", 1)))).containsExactly("mine-unanswered/bo budget");
    }

    @Test
    void aRuleThatFindsEverybodyIsHeldToTheBudgetAndSaidInOneLine() {
        var everybody =
                IntStream.range(0, 200).mapToObj(i -> tie("p" + (100 + i), 9)).toArray(Finding[]::new);

        var decisions = decide(everybody);

        assertThat(decisions)
                .filteredOn(one -> one.verdict() == Verdict.DELIVER)
                .hasSize(3);
        assertThat(Crowding.of(decisions)).contains(new Crowding("tie-quiet", 197));
        assertThat(Crowding.of(decide(tie("bo", 9), tie("eva", 9), tie("ann", 9), tie("zoe", 9))))
                .isEmpty();
    }

    @Test
    void theDemoHasNoQuietHours() {
        var night = Instant.parse("2026-03-08T02:00:00Z");
        var here = new Circumstances(book, book.budget().always(), SentLog.EMPTY, Said.NOTHING, coverage, Set.of());

        assertThat(lines(Delivery.decide(List.of(owed("bo", 1)), here, night, ZoneOffset.UTC)))
                .containsExactly("mine-unanswered/bo deliver");
    }

    /// Nobody knows what a lost ledger had told between its last backup and its restore.
    @Test
    void whatCameDueBeforeARestoreIsNotToldAgainAlsoNotATie() {
        var restored = NOW.minus(Duration.ofDays(2));
        var log = new SentLog(told, List.of(), restored);
        var here = new Circumstances(book, book.budget(), log, Said.NOTHING, coverage, Set.of());
        var findings = List.of(owed("bo", 3), owed("cy", 1), tie("ann", 9));

        assertThat(lines(Delivery.decide(findings, here, NOW, ZoneOffset.UTC)))
                .containsExactly("mine-unanswered/bo told", "mine-unanswered/cy deliver", "tie-quiet/ann told");
    }

    private void say(String name, Word word) {
        words.add(new Utterance(
                name.isEmpty() ? "" : Diary.address(name), word, NOW.minus(Duration.ofDays(1)), "command"));
    }

    private List<Decision> decide(Finding... findings) {
        return decideAt(NOW, findings);
    }

    private List<Decision> decideAt(Instant at, Finding... findings) {
        Budget budget = book.budget();
        var here = new Circumstances(book, budget, new SentLog(told, List.of()), new Said(words), coverage, noLogin);
        return Delivery.decide(List.of(findings), here, at, ZoneOffset.UTC);
    }

    private static List<String> lines(List<Decision> decisions) {
        return decisions.stream()
                .map(one -> one.finding().rule() + "/" + one.finding().person().id() + " "
                        + one.verdict().word())
                .toList();
    }

    private static Finding owed(String name, int daysAgo) {
        return finding("mine-unanswered", name, daysAgo);
    }

    private static Finding tie(String name, int daysAgo) {
        return finding("tie-quiet", name, daysAgo);
    }

    private static Finding finding(String rule, String name, int daysAgo) {
        var due = NOW.minus(Duration.ofDays(daysAgo));
        return new Finding(rule, NAMES.person(name), due, due, "e", "Why.", List.of(), "Write.", "home");
    }
}
