package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.ledger.Backfill.Mark;
import dev.kith.rules.ledger.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the user asked to have back.
class WantedBackTest extends RemindersScene {
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

    private void inbox(long uidValidity) {
        var marks = house.holdings.ledger().backfill(Household.ACCOUNT);
        marks.remove("INBOX");
        if (uidValidity > 0) {
            marks.put(new Mark("INBOX", "INBOX", uidValidity, 1, 1, 1, 1, true, Instant.EPOCH));
        }
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
}
