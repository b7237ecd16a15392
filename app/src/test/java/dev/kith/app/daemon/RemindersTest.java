package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told, and when it is told again.
class RemindersTest extends RemindersScene {
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

    private List<?> told() {
        return house.holdings.ledger().deliveries().all();
    }
}
