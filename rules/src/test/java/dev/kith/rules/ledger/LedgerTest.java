package dev.kith.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Person BO =
            new Person("bo@example.org", "Bo", List.of("bo@example.org"), Kind.HUMAN, List.of(), null, null, null);

    @TempDir
    Path data;

    @Test
    void everyWordSurvivesARestart() throws Exception {
        var words = List.of(
                new Word.Tag("mentor", true),
                new Word.Cadence(Duration.ofDays(45)),
                new Word.Cadence(null),
                new Word.Snooze(NOW.plusSeconds(5), "tie-quiet"),
                new Word.Rest(true),
                new Word.Mute(true, null),
                new Word.Elsewhere(true),
                new Word.Declined(false),
                new Word.Done(null),
                new Word.Met(NOW),
                new Word.Note("likes tea; it's \"green\""),
                new Word.Merged("bo@example.com"),
                new Word.Split());
        try (var ledger = Ledger.open(data)) {
            words.forEach(word -> ledger.say(new Utterance("Bo@Example.org", word, NOW, "command")));
        }
        try (var ledger = Ledger.open(data)) {
            assertThat(ledger.utterances("bo@example.org"))
                    .extracting(Utterance::word)
                    .isEqualTo(words);
        }
    }

    @Test
    void undoTakesTheLastWordBackAndThenTheOneBefore() throws Exception {
        try (var ledger = Ledger.open(data)) {
            ledger.say(new Utterance("bo@example.org", new Word.Tag("peer", true), NOW, "command"));
            ledger.say(new Utterance("bo@example.org", new Word.Rest(true), NOW, "mail"));

            assertThat(ledger.undo(NOW, "command").orElseThrow().word()).isEqualTo(new Word.Rest(true));
            assertThat(ledger.said().about(BO, NOW).restingSince()).isNull();
            assertThat(ledger.said().about(BO, NOW).tags()).containsExactly("peer");
            assertThat(ledger.undo(NOW, "command")).isPresent();
            assertThat(ledger.undo(NOW, "command")).isEmpty();
        }
    }

    @Test
    void aSealKeepsNoAddress() throws Exception {
        try (var ledger = Ledger.open(data)) {
            ledger.say(new Utterance("bo@example.org", new Word.Sealed(true), NOW, "command"));

            assertThat(ledger.sealed("bo@example.org")).isTrue();
            assertThat(ledger.sealed("eva@example.org")).isFalse();
            assertThat(ledger.said().about(BO, NOW).sealed()).isTrue();
            ledger.undo(NOW, "command");
            assertThat(ledger.sealed("bo@example.org")).isFalse();
        }
        assertThat(everyOctet()).doesNotContain("bo@example.org");
    }

    @Test
    void forgetLeavesNothingInTheFiles() throws Exception {
        try (var ledger = Ledger.open(data)) {
            ledger.say(new Utterance("bo@example.org", new Word.Note("a private thing"), NOW, "command"));
            ledger.deliveries().add(new Told("tie-quiet", "bo@example.org", "e1", NOW, true), "k1@kith.invalid");
            ledger.forget("bo@example.org", Set.of("bo@example.org"), NOW);

            assertThat(ledger.sealed("bo@example.org")).isTrue();
            assertThat(everyOctet()).doesNotContain("bo@example.org").doesNotContain("private thing");
        }
    }

    @Test
    void onlyTheUserMayReadIt() throws Exception {
        var inner = data.resolve("kith");
        try (var ledger = Ledger.open(inner)) {
            ledger.sources().addImport(new Sources.Import("/old.mbox", Set.of("me@example.org"), NOW));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(inner)) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aNewerLedgerIsRefusedInOneSentence() throws Exception {
        Ledger.open(data).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> Ledger.open(data))
                .isInstanceOf(LedgerUnusable.class)
                .hasMessageContaining("newer Kith (schema 99");
    }

    @Test
    void anOlderLedgerIsBroughtUpToDateAndKeepsWhatWasSaid() throws Exception {
        String first;
        try (var script = Objects.requireNonNull(Ledger.class.getResourceAsStream("V001__begin.sql"))) {
            first = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            for (var each : first.replaceAll("(?m)--.*$", "").split(";\\s*(\\n|$)", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            statement.execute("PRAGMA user_version = 1");
            statement.execute("INSERT INTO word (address, verb, argument, rule, at, author)"
                    + " VALUES ('anna@example.org', 'tag', 'mentor', '', 1767225600000, 'command')");
        }
        try (var ledger = Ledger.open(data)) {
            assertThat(ledger.schema()).isEqualTo(Migrations.newest());
            assertThat(ledger.utterances("anna@example.org")).hasSize(1);
            assertThat(ledger.wishes().in(Wish.State.OPEN)).isEmpty();
            assertThat(ledger.healthy()).isTrue();
        }
    }

    @Test
    void whatIsNoLedgerIsRefusedAndLeftAlone() throws Exception {
        var file = data.resolve("ledger.db");
        Files.writeString(file, "not a database, but somebody's text ".repeat(40));

        assertThatThrownBy(() -> Ledger.open(data)).isInstanceOf(LedgerUnusable.class);
        assertThat(Files.readString(file)).startsWith("not a database");
    }

    @Test
    void theKeyIsMadeOnceAndKept() throws Exception {
        byte[] first;
        try (var ledger = Ledger.open(data)) {
            first = ledger.key();
        }
        try (var ledger = Ledger.open(data)) {
            assertThat(ledger.key()).isEqualTo(first).hasSize(32);
        }
    }

    @Test
    void anOccasionEntersTheOutboxOnce() throws Exception {
        try (var ledger = Ledger.open(data)) {
            var outbox = ledger.outbox();
            var bo = new OutboxRow.Part("<b1@kith.invalid>", "bo", "tie-quiet", "e1");
            var cy = new OutboxRow.Part("<c1@kith.invalid>", "cy", "tie-quiet", "e2");
            var digest = OutboxRow.planned("<d1@kith.invalid>", "home", "INBOX", List.of(bo, cy), new byte[] {1}, NOW);
            var single = OutboxRow.planned("<b1@kith.invalid>", "home", "INBOX", List.of(bo), new byte[] {2}, NOW);

            assertThat(outbox.plan(digest)).isTrue();
            assertThat(outbox.plan(digest)).isFalse();
            assertThat(outbox.plan(single)).isFalse();
            outbox.put(digest.attempting(NOW, 7, 8).appended("INBOX", 7, 8, NOW, "appended"));
            assertThat(outbox.telling(cy.id())).hasValueSatisfying(row -> {
                assertThat(row.uid()).isEqualTo(8);
                assertThat(row.parts()).containsExactly(bo, cy);
                assertThat(row.appendedAt()).isEqualTo(NOW);
            });
            outbox.put(digest.in(OutboxRow.State.DISMISSED, "deleted"));
            assertThat(outbox.open("home")).isEmpty();
            assertThat(outbox.plan(single)).isFalse();
            assertThat(ledger.forget("cy", Set.of("cy@example.org"), NOW)).isPositive();
            assertThat(outbox.all()).isEmpty();
        }
    }

    @Test
    void ofAForgottenPersonsMailUpstreamAMeaninglessNameStaysUntilItIsGone() throws Exception {
        try (var ledger = Ledger.open(data)) {
            var outbox = ledger.outbox();
            var cy = new OutboxRow.Part("<c1@kith.invalid>", "cy@example.org", "nudge", "<m9@example.org>");
            var octets = "Cy Marsh has not answered.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            var planned = OutboxRow.planned("<c1@kith.invalid>", "home", "INBOX", List.of(cy), octets, NOW);
            outbox.plan(planned);
            var attempting = planned.attempting(NOW, 7, 8);
            outbox.put(attempting);

            ledger.forget("cy@example.org", Set.of("cy@example.org"), NOW);
            // the append that was under way then ends
            assertThat(outbox.put(attempting.appended("INBOX", 7, 8, NOW, "appended")))
                    .isTrue();

            assertThat(outbox.open("home")).singleElement().satisfies(row -> {
                assertThat(row.leaving()).isEqualTo(OutboxRow.FORGOTTEN);
                assertThat(row.octets()).isEmpty();
                assertThat(row.parts()).extracting(OutboxRow.Part::person).containsExactly("");
            });
            assertThat(everyOctet()).doesNotContain("Cy Marsh", "cy@example.org", "m9@example.org");
        }
    }

    @Test
    void answersThatNamedAForgottenPersonKeepNoWordOfThem() throws Exception {
        try (var ledger = Ledger.open(data)) {
            var outbox = ledger.outbox();
            var texts = List.of("What the rules say of Cy Marsh.", "Send it to CY@example.org.", "Nobody is named.");
            for (var text : texts) {
                var id = "<n" + text.length() + "@kith.invalid>";
                var part = new OutboxRow.Part(id, "", OutboxRow.Part.NOTE, id);
                var octets = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                var planned = OutboxRow.planned(id, "home", "INBOX", List.of(part), octets, NOW);
                outbox.plan(planned);
                outbox.put(planned.attempting(NOW, 7, 8).appended("INBOX", 7, 8, NOW, "appended"));
            }

            ledger.forget("cy@example.org", Set.of("cy@example.org"), NOW);

            assertThat(everyOctet()).doesNotContain("Cy Marsh", "CY@example.org");
            assertThat(outbox.open("home")).hasSize(3);
            assertThat(outbox.open("home"))
                    .filteredOn(row -> row.leaving().equals(OutboxRow.FORGOTTEN))
                    .extracting(OutboxRow::messageId)
                    .containsExactly("<n26@kith.invalid>");
        }
    }

    @Test
    void whatWasForgottenBeforeItLeftDoesNotComeBack() throws Exception {
        try (var ledger = Ledger.open(data)) {
            var outbox = ledger.outbox();
            var cy = new OutboxRow.Part("<c1@kith.invalid>", "cy@example.org", "nudge", "e1");
            var planned = OutboxRow.planned("<c1@kith.invalid>", "home", "INBOX", List.of(cy), new byte[] {1}, NOW);
            outbox.plan(planned);
            ledger.forget("cy@example.org", Set.of("cy@example.org"), NOW);
            assertThat(outbox.put(planned.attempting(NOW, 7, 8))).isFalse();
            assertThat(outbox.all()).isEmpty();
        }
    }

    @Test
    void marksAndOctetsOfTheDay() throws Exception {
        try (var ledger = Ledger.open(data)) {
            var home = ledger.backfill("home");
            var mark = new Backfill.Mark("INBOX", "INBOX", 9, 100, 200, 101, 400, false, NOW);
            home.put(mark);
            home.put(mark);
            home.addOctets(NOW, 10);
            home.addOctets(NOW, 5);

            assertThat(home.all()).containsExactly(mark);
            assertThat(home.octets(NOW)).isEqualTo(15);
            assertThat(home.octets(NOW.plus(Duration.ofDays(1)))).isZero();
            assertThat(ledger.backfill("work").all()).isEmpty();
            home.remove("INBOX");
            assertThat(home.all()).isEmpty();
        }
    }

    private String everyOctet() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.list(data)) {
            for (var file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aFullDiskIsNamed() {
        var failed = new IllegalStateException("[SQLITE_IOERR_SHMSIZE] I/O error within xShmMap");
        assertThat(Ledger.why(0, failed)).isEqualTo("no room is left on the disk");
        assertThat(Ledger.why(1 << 30, failed)).contains("SHMSIZE");
    }
}
