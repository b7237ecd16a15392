package dev.kith.indexer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final String ANNA = "anna.zabel@old.test";

    @TempDir
    Path folder;

    private Indexer open() throws Exception {
        return Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC);
    }

    private static void fill(Indexer indexer) throws IOException {
        var mailbox = new Mailbox()
                .mail("2026-03-01", "Anna Zabel <" + ANNA + ">", Mailbox.ME, "Quixotic plan", "About the windmill.")
                .mail("2026-03-02", Mailbox.ME, "Anna Zabel <" + ANNA + ">", "Re: Quixotic plan", "Gladly.")
                .mail("2026-03-03", "Anna Zabel <azabel@new.test>", Mailbox.ME, "New address", "Write to me here.")
                .mail(
                        "2026-03-04",
                        "Bob Ross <bob@example.org>",
                        Mailbox.ME,
                        "Fwd: from Anna Zabel",
                        "In-Reply-To: <77.anna.zabel@old.test>\n\nShe is at " + ANNA + " now.\n\n"
                                + "> From: Anna Zabel <azabel@new.test>\n> Hello")
                .mail("2026-03-05", "Bob Ross <bob@example.org>", Mailbox.ME, "Lunch", "On Friday with Annabel?");
        for (var mail : mailbox.mails()) {
            assertThat(indexer.add(mail)).isEqualTo(Added.INDEXED);
        }
        indexer.commit();
        indexer.refresh();
    }

    @Test
    void nothingOfAPersonIsLeftInTheFiles() throws Exception {
        try (var indexer = open()) {
            fill(indexer);
            assertThat(files("anna.zabel")).isNotEmpty();
            var gone = indexer.forget("AZABEL@new.test");
            assertThat(gone.messages()).isEqualTo(3);
            assertThat(gone.mentions()).isEqualTo(1);
            assertThat(gone.words()).contains(ANNA, "azabel@new.test", "Anna Zabel");
            assertThat(indexer.mentions(gone.words())).isZero();
            assertThat(files("anna.zabel")).isEmpty();
            assertThat(files("azabel")).isEmpty();
            assertThat(files("quixotic")).isEmpty();
            assertThat(indexer.history(ANNA)).isEmpty();
            assertThat(indexer.search("zabel OR windmill", 10, true, NOW).total())
                    .isZero();
            // what others wrote stays, without her
            assertThat(indexer.search("from:bob", 10, true, NOW).hits())
                    .extracting(Hit::subject)
                    .containsExactlyInAnyOrder("Fwd: from …", "Lunch");
            assertThat(indexer.search("annabel", 10, true, NOW).total()).isOne();
        }
        try (var again = open()) {
            assertThat(again.status().messages()).isEqualTo(2);
            assertThat(again.histories()).hasSize(1);
        }
    }

    /// Every look at what is new begins a merge here: one that is under way has begun with what is erased.
    @Test
    void whoIsForgottenWhileTheIndexIsJoinedLeavesNothing() throws Exception {
        try (var indexer = open()) {
            for (var n = 1; n <= 40; n++) {
                var from = "zoe@gone" + n + "x.test";
                indexer.add(Mailbox.one("2026-03-01", from, Mailbox.ME, "Tea", "On Friday?", "INBOX", 3 * n));
                indexer.refresh();
                indexer.add(
                        Mailbox.one("2026-03-02", "bob@example.org", Mailbox.ME, "Lunch", "Yes", "INBOX", 3 * n + 1));
                indexer.refresh();
                assertThat(indexer.forget(from).messages()).isOne();
                assertThat(files("gone" + n + "x")).isEmpty();
            }
            assertThat(indexer.search("from:bob", 100, true, NOW).total()).isEqualTo(40);
        }
    }

    /// A display name is the sender's to choose.
    @Test
    void whoWritesUnderSomebodyElsesNameDoesNotTakeItAlong() throws Exception {
        try (var indexer = open()) {
            fill(indexer);
            indexer.add(Mailbox.one("2026-03-06", "bob ROSS <x@spam.test>", Mailbox.ME, "Win", "y", "INBOX", 90));
            indexer.add(Mailbox.one("2026-03-07", "c@d.test", Mailbox.ME, "Tea", "Ask Bob Ross.", "INBOX", 91));
            indexer.commit();
            var gone = indexer.forget("x@spam.test");
            assertThat(gone.words()).containsExactly("x@spam.test");
            assertThat(gone.mentions()).isZero();
            assertThat(indexer.search("\"ask bob ross\"", 10, true, NOW).total())
                    .isOne();
        }
    }

    private List<String> files(String word) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(word))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsKeptOutIsNeverIndexedAndLeftOutOfOthersWords() throws Exception {
        try (var indexer = open()) {
            indexer.keepOut(new Out());
            assertThat(indexer.add(Mailbox.one("2026-03-01", ANNA, Mailbox.ME, "A", "x", "INBOX", 1)))
                    .isEqualTo(Added.LEFT_OUT);
            assertThat(indexer.add(Mailbox.one("2026-03-01", Mailbox.ME, "Anna <" + ANNA + ">", "B", "x", "Sent", 2)))
                    .isEqualTo(Added.LEFT_OUT);
            assertThat(indexer.add(Mailbox.one("2026-03-01", "b@example.org", Mailbox.ME, "C", "x", "Lists/a", 3)))
                    .isEqualTo(Added.LEFT_OUT);
            var mention = "Ask " + ANNA.toUpperCase(Locale.ROOT) + ", or carl@example.org.";
            assertThat(indexer.add(Mailbox.one("2026-03-01", "b@example.org", Mailbox.ME, "D", mention, "INBOX", 4)))
                    .isEqualTo(Added.INDEXED);
            indexer.refresh();
            assertThat(indexer.search("ask", 10, true, NOW).hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.snippet()).contains("…, or carl@example.org"));
        }
        assertThat(files("zabel")).isEmpty();
    }

    @Test
    void purgingErasesWhatWasIndexedBeforeItWasKeptOut() throws Exception {
        try (var indexer = open()) {
            fill(indexer);
            indexer.keepOut(new Out());
            assertThat(indexer.purge()).isEqualTo(2);
            assertThat(indexer.history(ANNA)).isEmpty();
            assertThat(indexer.history("azabel@new.test")).isPresent();
            assertThat(indexer.purge()).isZero();
        }
    }

    private static final class Out implements KeptOut {
        @Override
        public boolean mailbox(String account, String mailbox) {
            return mailbox.startsWith("Lists/");
        }

        @Override
        public boolean address(String account, String address) {
            return address.equals(ANNA);
        }

        @Override
        public boolean sealed(String address) {
            return address.equals(ANNA);
        }
    }
}
