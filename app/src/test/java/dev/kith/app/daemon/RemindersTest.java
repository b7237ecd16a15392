package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.rules.Utterance;
import dev.kith.rules.Word;
import dev.kith.rules.ledger.Backfill.Mark;
import dev.kith.rules.ledger.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When an occasion counts as told, and what ends a reminder that stands in the inbox.
class RemindersTest {
    private static final String BERG = "anna.berg@example.com";
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    @TempDir
    private Path folder;

    private Household house;

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder, START);
        house.unanswered();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private List<?> told() {
        return house.holdings.ledger().deliveries().all();
    }

    private void say(String verb, String... arguments) throws Exception {
        house.pass(Duration.ofMinutes(1));
        house.desk.answer(new Ask.Say(Household.ANNA, verb, List.of(arguments)), Lines.NOWHERE);
    }

    @Test
    void anOccasionIsToldWhenItsMailStandsUpstream() {
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aPlanThatNobodySawInTimeComesBack() {
        house.upstream.loggedIn = false;
        house.judge();
        assertThat(told()).as("planned is not told").isEmpty();

        house.pass(Duration.ofHours(13));
        house.upstream.loggedIn = true;
        house.settle();
        assertThat(house.upstream.stored).as("the plan is stale by now").isEmpty();

        house.judge();
        assertThat(house.upstream.in("INBOX")).as("judged and written afresh").hasSize(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aPauseHoldsWhatIsOnItsWay() {
        house.upstream.loggedIn = false;
        house.judge();
        house.holdings.ledger().say(new Utterance("", new Word.Paused(null), house.now(), "command"));
        house.upstream.loggedIn = true;
        house.pass(Duration.ofMinutes(1));
        house.judge();
        assertThat(house.upstream.appends).isZero();
        house.holdings.ledger().undo(house.now(), "command");
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(1);
    }

    @Test
    void whatIsOnItsWayIsNotPlannedTwice() {
        house.upstream.loggedIn = false;
        house.judge();
        house.judge();
        house.pass(Duration.ofHours(1));
        house.judge();
        house.upstream.loggedIn = true;
        house.settle();
        assertThat(house.upstream.appends).isEqualTo(1);
    }

    @Test
    void aFindOfAnEarlierRunCountsAsTold() {
        house.upstream.loggedIn = false;
        house.judge();
        var row = house.holdings.ledger().outbox().all().getFirst();
        house.upstream.put(row.messageId());
        house.upstream.loggedIn = true;
        house.settle();
        assertThat(house.upstream.appends).isZero();
        assertThat(told()).hasSize(1);
    }

    /// A machine that slept for a week wakes in the middle of a morning: what came due meanwhile comes once.
    @Test
    void afterAWeekOfSleepThereIsNoBacklog() {
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
        house.pass(Duration.ofDays(7));
        for (var times = 0; times < 5; times++) {
            house.judge();
            house.pass(Duration.ofMinutes(1));
        }
        assertThat(house.upstream.appends).isEqualTo(1);
        assertThat(told()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "rest", "mute", "elsewhere", "met"})
    void oneWordEndsIt(String word) throws Exception {
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
        say(word);
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    @Test
    void writingToThePersonEndsIt() throws Exception {
        house.judge();
        house.pass(Duration.ofMinutes(5));
        house.sent(Duration.ZERO, "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    /// The Date of the mail is the second in which the reminder was planned: earlier, by its letters.
    @Test
    void writingInTheSameSecondEndsIt() throws Exception {
        house.pass(Duration.ofMillis(25));
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
        house.pass(Duration.ofMillis(700));
        house.sent(Duration.ZERO, "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    @Test
    void anOutOfOfficeNoteEndsNothing() throws Exception {
        house.judge();
        house.pass(Duration.ofMinutes(5));
        house.received(Duration.ZERO, "I am away until Monday.", "Auto-Submitted: auto-replied\r\n");
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
    }

    @Test
    void laterMeansThatItComesBackThenAndOnce() throws Exception {
        house.judge();
        say("snooze", "1w");
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();

        house.pass(Duration.ofDays(6));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(1);

        house.pass(Duration.ofDays(1));
        house.judge();
        house.pass(Duration.ofHours(1));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(2);
        assertThat(house.upstream.in("INBOX")).hasSize(1);
    }

    @Test
    void aDeletedReminderNeverComesBack() {
        house.judge();
        house.upstream.stored.clear();
        for (var hour = 0; hour < 200; hour += 12) {
            house.pass(Duration.ofHours(12));
            house.judge();
        }
        assertThat(house.upstream.appends).isEqualTo(1);
    }

    @Test
    void aMeetingsBriefNamesItsTime() throws Exception {
        house.mail("bo@example.com", Household.ALICE, Duration.ofDays(20), "Dear Alice, the plan is done. Bo");
        house.mail(Household.ALICE, "bo@example.com", Duration.ofDays(19), "Dear Bo, thank you, I like it. Alice");
        var invitation = """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:1@example.com
            DTSTART:20261118T094500Z
            ORGANIZER:mailto:bo@example.com
            ATTENDEE:mailto:alice@example.org
            SUMMARY:The plan
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
        house.mail(
                "bo@example.com",
                Household.ALICE,
                Duration.ofHours(20),
                invitation,
                "Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n");
        house.judge();
        assertThat(house.upstream.in("INBOX"))
                .extracting(mail -> new String(mail.octets, UTF_8))
                .anySatisfy(text -> assertThat(text).contains("Subject: bo: you meet at 09:45"));
    }

    @Test
    void whoIsKnownByAnotherAddressSinceIsNotToldOfAgain() throws Exception {
        house.judge();
        for (var days : new int[] {190, 170, 150}) {
            house.mail(BERG, Household.ALICE, Duration.ofDays(days), "Dear Alice, all is well. Anna");
        }
        say("merge", BERG);
        for (var day = 0; day < 20; day++) {
            house.judge();
            house.pass(Duration.ofDays(1));
        }
        assertThat(house.upstream.appends).isEqualTo(1);
    }

    @Test
    void whoIsKnownByAnotherAddressSinceIsStillWrittenTo() throws Exception {
        house.judge();
        house.mail(BERG, Household.ALICE, Duration.ofDays(190), "Dear Alice, all is well. Anna");
        say("merge", BERG);
        house.pass(Duration.ofMinutes(5));
        house.sent(Duration.ZERO, "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"split", "undo"})
    void whoIsAnotherPersonAgainIsNotToldOfAgain(String how) throws Exception {
        for (var days : new int[] {190, 170, 150}) {
            house.mail(BERG, Household.ALICE, Duration.ofDays(days), "Dear Alice, all is well. Anna");
        }
        // the older address gives the two of them their name
        say("merge", BERG);
        house.judge();
        assertThat(house.holdings.ledger().deliveries().all().getFirst().person())
                .isEqualTo(BERG);
        if (how.equals("split")) {
            say("split");
        } else {
            house.pass(Duration.ofMinutes(1));
            house.desk.answer(new Ask.Undo(), Lines.NOWHERE);
        }
        for (var day = 0; day < 20; day++) {
            house.judge();
            house.pass(Duration.ofDays(1));
        }
        assertThat(house.upstream.appends).isEqualTo(1);
        house.sent(Duration.ofMinutes(1), "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        assertThat(house.upstream.in("INBOX"))
                .as("and a word to the right one settles it")
                .isEmpty();
    }

    /// A server without UIDPLUS cannot remove a single message.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSettledReminderThatStaysIsSpokenOfInTheNextDigestOnce(boolean flagged) throws Exception {
        house.upstream.uidPlus = false;
        house.judge();
        house.upstream.in("INBOX").getFirst().flagged = flagged;
        house.pass(Duration.ofMinutes(5));
        house.sent(Duration.ZERO, "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);

        var digests = new ArrayList<String>();
        for (var day = 0; day < 30; day++) {
            house.pass(Duration.ofDays(1));
            quietTie(day);
            house.judge();
        }
        house.upstream.in("INBOX").stream()
                .map(mail -> new String(mail.octets, UTF_8))
                .filter(text -> text.contains("Subject: A hello this week"))
                .map(text -> text.split("multipart/alternative", 2)[1].split("text/html", 2)[0])
                .map(text -> text.replace("\r\n", " "))
                .forEach(digests::add);
        assertThat(digests).hasSizeGreaterThan(1);
        assertThat(digests.stream().filter(text -> text.contains("does not let Kith take the reminder away: anna.")))
                .hasSize(flagged ? 0 : 1);
    }

    /// A digest that was planned and never left has said nothing.
    @Test
    void aDigestThatNeverLeftLeavesItToTheNext() throws Exception {
        house.upstream.uidPlus = false;
        house.judge();
        house.pass(Duration.ofMinutes(5));
        house.sent(Duration.ZERO, "Dear Anna, shall I call you about the list? Alice");
        house.judge();
        house.pass(Duration.ofDays(1));
        quietTie(0);
        house.upstream.searchWorks = false;
        house.judge();
        var planned = house.holdings.ledger().outbox().all().stream()
                .filter(row -> row.appendedAt() == null)
                .toList();
        assertThat(planned).as("a digest is on its way").hasSize(1);
        house.holdings.ledger().outbox().erase(planned.getFirst().messageId());
        house.upstream.searchWorks = true;
        house.judge();
        assertThat(house.upstream.in("INBOX"))
                .filteredOn(mail -> new String(mail.octets, UTF_8).contains("Settled since, though your mail server"))
                .hasSize(1);
    }

    /// Somebody new each week who falls silent.
    private void quietTie(int day) throws Exception {
        if (day % 7 == 0) {
            var who = "tie" + day + "@example.com";
            house.desk.answer(new Ask.Say(who, "tag", List.of("family")), Lines.NOWHERE);
            for (var n = 1; n <= 8; n++) {
                var ago = Duration.ofDays(60 + n * 10L);
                house.mail(who, Household.ALICE, ago, "Dear Alice, all went well here. T");
                house.mail(Household.ALICE, who, ago.minusHours(20), "Dear friend, I was glad to read it. Alice");
            }
        }
    }

    @Test
    void mailOfALaterTimeSettlesNothing() throws Exception {
        house.judge();
        house.sent(Duration.ofDays(-3), "Dear Anna, shall I call you about the list? Alice");
        house.pass(Duration.ofMinutes(5));
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
        house.pass(Duration.ofDays(4));
        house.judge();
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    @Test
    void whatWasWrittenAboutSomebodyForgottenGoesAtTheNextSignIn() throws Exception {
        house.judge();
        house.upstream.loggedIn = false;
        house.desk.answer(new Ask.Forget(Household.ANNA), Lines.NOWHERE);
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);

        house.upstream.loggedIn = true;
        house.pass(Duration.ofMinutes(1));
        house.settle();
        assertThat(house.upstream.stored).isEmpty();
        assertThat(house.upstream.appends).isEqualTo(1);
    }

    // ---- a mail's name holds INBOX's UIDVALIDITY

    private void inbox(long uidValidity) {
        var marks = house.holdings.ledger().backfill(Household.ACCOUNT);
        marks.remove("INBOX");
        if (uidValidity > 0) {
            marks.put(new Mark("INBOX", "INBOX", uidValidity, 1, 1, 1, 1, true, Instant.EPOCH));
        }
    }

    @Test
    void whatIsWantedBackWaitsForItsNameAndComesOnce() {
        inbox(0);
        wish();
        house.pass(Duration.ofHours(2));
        house.judge();
        assertThat(house.holdings.ledger().outbox().all()).isEmpty();

        inbox(7);
        house.upstream.loggedIn = false;
        house.judge();
        inbox(8);
        house.judge();
        house.upstream.loggedIn = true;
        house.settle();
        var back = house.upstream.stored.stream()
                .filter(mail -> new String(mail.octets, UTF_8).contains("as you asked"))
                .toList();
        assertThat(back).hasSize(1);
    }

    private void wish() {
        house.holdings
                .ledger()
                .wishes()
                .add(new Wish(
                        "<w@example.org>",
                        house.now().plus(Duration.ofHours(1)),
                        Household.ACCOUNT,
                        List.of("bo@example.com"),
                        "The survey",
                        "Could you look?",
                        house.now(),
                        Wish.State.OPEN));
    }

    @Test
    void whatIsWantedBackFromAnAccountThatIsGoneComesToTheOneThatIsLeft() {
        house.holdings
                .ledger()
                .wishes()
                .add(new Wish(
                        "<w@example.org>",
                        house.now().plus(Duration.ofHours(1)),
                        "an-account-of-old",
                        List.of("bo@example.com"),
                        "The survey",
                        "Could you look?",
                        house.now(),
                        Wish.State.OPEN));
        house.pass(Duration.ofHours(2));
        house.judge();
        assertThat(house.upstream.stored)
                .anySatisfy(mail -> assertThat(new String(mail.octets, UTF_8)).contains("as you asked"));
    }
}
