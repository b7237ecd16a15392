package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.Added;
import dev.kith.indexer.Mail;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.ledger.Wish.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mail program sends without a Message-ID, and the copy in Sent, which the provider made, has one.
class CopyInSentTest {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NAME = "provider-made@example.org";

    @TempDir
    Path folder;

    private Household house;
    private Instant date;

    @BeforeEach
    void setUp() throws Exception {
        house = new Household(folder, Instant.parse("2026-11-18T09:00:00Z"));
        for (var days : new int[] {80, 60, 40, 20}) {
            house.received(Duration.ofDays(days), "Dear Alice, the pilot went well and the school was glad. Anna");
            house.sent(Duration.ofDays(days).minusHours(20), "Dear Anna, thank you, I was glad to read it. Alice");
        }
        date = house.now().minus(Duration.ofDays(10));
    }

    @AfterEach
    void tearDown() throws Exception {
        house.close();
    }

    private Added add(String id, @Nullable String mailbox) throws Exception {
        var octets = ("From: " + Household.ALICE + "\r\nTo: " + Household.ANNA + "\r\nDate: " + DATE.format(date)
                        + "\r\nSubject: Survey\r\n" + id
                        + "\r\nDear Anna, could you send me the list of the schools by Friday? Alice\r\n")
                .getBytes(UTF_8);
        var sent = mailbox == null;
        var mail = new Mail(
                Household.ACCOUNT,
                null,
                mailbox,
                sent ? 0 : 7,
                sent ? 0 : 99,
                sent ? Household.ALICE : null,
                sent ? List.of(Household.ANNA) : List.of(),
                octets,
                false,
                octets.length,
                date,
                null);
        var added = house.holdings.indexer().add(mail);
        house.holdings.indexer().refresh();
        return added;
    }

    private Interaction last() throws Exception {
        return house.holdings
                .indexer()
                .history(Household.ANNA)
                .orElseThrow()
                .interactions()
                .getLast();
    }

    @Test
    void whatWasToldOfTheMailIsToldOfItsCopyToo() throws Exception {
        add("", null);
        var made = last().messageId();
        house.judge();
        assertThat(told())
                .singleElement()
                .satisfies(one -> assertThat(one.episode()).contains(made));

        assertThat(add("Message-ID: <" + NAME + ">\r\n", "Sent")).isEqualTo(Added.KNOWN);
        assertThat(last().messageId()).isEqualTo(NAME);
        assertThat(told())
                .singleElement()
                .satisfies(one -> assertThat(one.episode()).contains(NAME).doesNotContain(made));
        for (var days = 0; days < 60; days += 5) {
            house.pass(Duration.ofDays(5));
            house.judge();
        }
        assertThat(told()).hasSize(1);
    }

    private List<Told> told() {
        return house.holdings.ledger().deliveries().all();
    }

    /// The other way round: Sent is read first, and the wish comes by the mail that has no name.
    @Test
    void aWishAboutTheMailIsAnsweredByWhatAnswersItsCopy() throws Exception {
        add("Message-ID: <" + NAME + ">\r\n", "Sent");
        var wishes = house.holdings.ledger().wishes();
        wishes.add(wish(nameless()));
        add("", null);
        assertThat(wishes.in(State.OPEN)).extracting(Wish::messageId).containsExactly(NAME);
    }

    private Wish wish(String name) {
        return new Wish(
                name,
                house.now().plus(Duration.ofDays(1)),
                Household.ACCOUNT,
                List.of(Household.ANNA),
                "Survey",
                "",
                house.now(),
                State.OPEN);
    }

    /// What the mail without a Message-ID is known by.
    private String nameless() {
        var octets = "From: " + Household.ALICE + "\r\nTo: " + Household.ANNA + "\r\nDate: " + DATE.format(date)
                + "\r\n"
                + "Subject: Survey\r\n\r\n"
                + "Dear Anna, could you send me the list of the schools by Friday? Alice\r\n";
        return house.holdings.indexer().read(octets.getBytes(UTF_8)).messageId();
    }
}
