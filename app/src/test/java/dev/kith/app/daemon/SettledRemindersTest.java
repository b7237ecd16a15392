package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What ends a reminder, and what does not.
class SettledRemindersTest extends RemindersScene {
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
}
