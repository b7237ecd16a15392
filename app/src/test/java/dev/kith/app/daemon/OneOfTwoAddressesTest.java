package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reminders of people who turn out to be one, or two.
class OneOfTwoAddressesTest extends RemindersScene {
    private static final String BERG = "anna.berg@example.com";

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
}
