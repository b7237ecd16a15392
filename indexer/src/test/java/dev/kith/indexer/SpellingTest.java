package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a mistyped word may have been.
class SpellingTest {
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    @TempDir
    static Path folder;

    private static Indexer indexer;

    @BeforeAll
    static void open() throws Exception {
        indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneId.of("UTC"));
        var mailbox = new Mailbox()
                .mail("2026-03-01", "Ann <ann@example.org>", Mailbox.ME, "Stock", "The calandar is full.")
                .mail("2026-03-02", "Ann <ann@example.org>", Mailbox.ME, "Stock", "The calendar is empty.")
                .mail("2026-03-03", "Ann <ann@example.org>", Mailbox.ME, "Stock", "Which calendar?")
                .mail("2026-03-04", "Ann <ann@example.org>", Mailbox.ME, "Travel", "Two contracts and a tent")
                .mail("2026-03-05", "Ann <ann@example.org>", Mailbox.ME, "Travel", "The contracts again")
                .mail("2026-03-06", "Ann <ann@example.org>", Mailbox.ME, "Travel", "Three contacts in Rome")
                .mail("2026-03-07", "Smith <smith@example.org>", Mailbox.ME, "Weather", "Rain all week.")
                .mail("2026-03-08", "Johnny <jsmithson@example.org>", Mailbox.ME, "Boat", "The sails are mended.");
        for (var mail : mailbox.mails()) {
            indexer.add(mail);
        }
        indexer.refresh();
    }

    @AfterAll
    static void close() throws Exception {
        indexer.close();
    }

    private static long found(String query) throws Exception {
        return indexer.search(query, 10, true, NOW).total();
    }

    @Test
    void anothersSlipNearbyDoesNotHideTheWordThatWasMeant() throws Exception {
        // one letter from the slip in the first mail, two from the word in the other two
        assertThat(found("calandir")).isEqualTo(3);
    }

    @Test
    void wherePeopleWroteAWordOneLetterAwayWhatIsFurtherAwayWasNotMeant() throws Exception {
        assertThat(found("contractz")).isEqualTo(2);
    }

    @Test
    void aShortWordMayBeOneLetterOffAndAShorterOneNone() throws Exception {
        assertThat(found("tenr")).isEqualTo(1);
        assertThat(found("tpnr")).isZero();
        assertThat(found("tne")).isZero();
    }

    @Test
    void twoLettersMayBeOffBehindTheFirstTwo() throws Exception {
        assertThat(found("contrectz")).as("contracts").isEqualTo(2);
        assertThat(found("cintractz")).isZero();
    }

    @Test
    void aNumberIsNeverTakenForAnother() throws Exception {
        assertThat(found("2026a")).isZero();
        indexer.add(
                Mailbox.one("2026-03-09", "Ann <ann@example.org>", Mailbox.ME, "Order", "It is 4711123.", null, 99));
        indexer.refresh();
        assertThat(found("4711123")).isEqualTo(1);
        assertThat(found("4711124")).isZero();
    }

    @Test
    void aNameMayBePartOfAnotherWhereItsOwnerDidNotWriteIt() throws Exception {
        var answer = indexer.search("from:smith sails", 10, true, NOW);
        assertThat(answer.hits()).extracting(Hit::from).containsExactly("jsmithson@example.org");
        assertThat(answer.notices())
                .containsExactly(
                        "Nothing that matches from:smith also matches sails.",
                        "Shown is what matches (from:smith OR from:jsmithson@example.org OR from:smith@example.org)"
                                + " sails.");
        assertThat(indexer.search("from:smith mended sails tomorrow", 10, true, NOW)
                        .hits())
                .extracting(Hit::from)
                .containsExactly("jsmithson@example.org");
        assertThat(indexer.search("from:smith rain sails", 10, true, NOW).hits())
                .as("who is named goes before who is not")
                .extracting(Hit::from)
                .containsExactly("smith@example.org");
    }
}
