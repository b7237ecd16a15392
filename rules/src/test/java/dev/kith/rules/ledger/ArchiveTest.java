package dev.kith.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.rules.delivery.Told;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A backup and its return, also when it comes back late.
class ArchiveTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = MONDAY.plus(Duration.ofDays(4));
    private static final String ANNA = "anna@example.org";
    private static final String BEN = "ben@example.org";

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aRestoreIntoAnEmptyFolderBringsBackWhatWasSaidAndTold() throws Exception {
        Archive archive;
        try (var ledger = Ledger.open(temporary.resolve("old"))) {
            ledger.say(said(ANNA, new Word.Tag("mentor", true), MONDAY));
            ledger.say(said(BEN, new Word.Sealed(true), MONDAY));
            ledger.deliveries().add(told(ANNA, "e1", MONDAY), "<1@kith.invalid>");
            archive = ledger.archive();
        }
        try (var ledger = Ledger.open(temporary.resolve("new"))) {
            assertThat(ledger.restore(archive, FRIDAY)).isEqualTo(new Archive.Restored(2, 1, 0));
            assertThat(ledger.utterances(ANNA)).containsExactly(said(ANNA, new Word.Tag("mentor", true), MONDAY));
            assertThat(ledger.sealed(BEN)).isTrue();
            assertThat(ledger.deliveries().all()).containsExactly(told(ANNA, "e1", MONDAY));
        }
    }

    /// The key makes the Message-IDs: the same reminder must have the same name on the new machine.
    @Test
    void theKeyComesBackAndEverythingBeforeTheRestoreCountsAsTold() throws Exception {
        Archive archive;
        try (var ledger = Ledger.open(temporary.resolve("old"))) {
            ledger.say(said(ANNA, new Word.Note("x"), MONDAY));
            archive = ledger.archive();
            assertThat(ledger.toldBefore()).isNull();
        }
        try (var ledger = Ledger.open(temporary.resolve("new"))) {
            ledger.restore(archive, FRIDAY);
            assertThat(ledger.key()).isEqualTo(archive.key());
            assertThat(ledger.toldBefore()).isEqualTo(FRIDAY);
        }
        try (var ledger = Ledger.open(temporary.resolve("new"))) {
            assertThat(ledger.key()).isEqualTo(archive.key());
            assertThat(ledger.toldBefore()).isEqualTo(FRIDAY);
        }
    }

    @Test
    void anOlderBackupTakesNothingAwayAndDoesNotUndoWhatWasTakenBack() throws Exception {
        try (var ledger = Ledger.open(temporary)) {
            ledger.say(said(ANNA, new Word.Tag("mentor", true), MONDAY));
            var archive = ledger.archive();
            ledger.undo(TUESDAY, "test");
            ledger.say(said(ANNA, new Word.Tag("friend", true), TUESDAY));
            ledger.deliveries().add(told(ANNA, "e2", TUESDAY), "<2@kith.invalid>");

            assertThat(ledger.restore(archive, FRIDAY)).isEqualTo(new Archive.Restored(0, 0, 0));
            assertThat(ledger.utterances(ANNA)).containsExactly(said(ANNA, new Word.Tag("friend", true), TUESDAY));
            assertThat(ledger.deliveries().all()).hasSize(1);
            // it knows what it told: nothing is held back
            assertThat(ledger.toldBefore()).isNull();
        }
    }

    @Test
    void whoWasForgottenSinceStaysForgotten() throws Exception {
        try (var ledger = Ledger.open(temporary)) {
            ledger.say(said(ANNA, new Word.Note("a private thing"), MONDAY));
            ledger.say(said(BEN, new Word.Merged(ANNA), MONDAY));
            ledger.deliveries().add(told(ANNA, "e1", MONDAY), "<1@kith.invalid>");
            var archive = ledger.archive();
            ledger.forget(ANNA, Set.of(ANNA), TUESDAY);

            assertThat(ledger.restore(archive, FRIDAY)).isEqualTo(new Archive.Restored(0, 0, 2));
            assertThat(ledger.utterances(ANNA)).isEmpty();
            assertThat(ledger.deliveries().all()).isEmpty();
        }
    }

    @Test
    void aBackupOfAnotherLedgerIsRefusedWhereSomethingWasSaidAlready() throws Exception {
        Archive archive;
        try (var ledger = Ledger.open(temporary.resolve("other"))) {
            archive = ledger.archive();
        }
        try (var ledger = Ledger.open(temporary.resolve("mine"))) {
            ledger.say(said(ANNA, new Word.Note("x"), MONDAY));
            assertThatThrownBy(() -> ledger.restore(archive, FRIDAY))
                    .isInstanceOf(LedgerUnusable.class)
                    .hasMessageContaining("another");
            assertThat(ledger.utterances(ANNA)).hasSize(1);
            assertThat(ledger.key()).isNotEqualTo(archive.key());
        }
    }

    /// A note about one may name another.
    @Test
    void aNoteThatNamesSomebodyForgottenSinceComesBackWithoutThem() throws Exception {
        try (var ledger = Ledger.open(temporary)) {
            ledger.say(said(BEN, new Word.Note("works with Anna@Example.org, and cy@example.org"), MONDAY));
            var archive = ledger.archive();
            ledger.forget(ANNA, Set.of(ANNA), TUESDAY);
            var without = said(BEN, new Word.Note("works with …, and cy@example.org"), MONDAY);
            assertThat(ledger.utterances(BEN)).containsExactly(without);

            assertThat(ledger.restore(archive, FRIDAY)).isEqualTo(new Archive.Restored(0, 0, 0));
            assertThat(ledger.utterances(BEN)).containsExactly(without);
        }
    }

    @Test
    void aSealThatWasTakenOffSinceStaysOff() throws Exception {
        try (var ledger = Ledger.open(temporary)) {
            ledger.say(said(ANNA, new Word.Sealed(true), MONDAY));
            ledger.say(said(BEN, new Word.Sealed(true), MONDAY));
            var archive = ledger.archive();
            ledger.say(said(BEN, new Word.Sealed(false), TUESDAY));

            ledger.restore(archive, FRIDAY);
            assertThat(ledger.sealed(ANNA)).isTrue();
            assertThat(ledger.sealed(BEN)).isFalse();
        }
    }

    /// Anybody may have written it: what no reader of the ledger could read again must not get in.
    @ParameterizedTest
    @CsvSource({
        "poem, x, 2026-03-02T09:00:00Z",
        "tag, two words, 2026-03-02T09:00:00Z",
        "snooze, some day, 2026-03-02T09:00:00Z",
        "snooze, +900000000-01-01T00:00:00Z, 2026-03-02T09:00:00Z",
        "met, -900000000-01-01T00:00:00Z, 2026-03-02T09:00:00Z",
        "cadence, PT-5H, 2026-03-02T09:00:00Z",
        "note, x, +900000000-01-01T00:00:00Z"
    })
    void aWordThatIsNoneIsNoPartOfAnArchive(String verb, String argument, Instant at) {
        assertThatThrownBy(() -> new Archive.Spoken(ANNA, verb, argument, "", at, "command"))
                .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }

    @Test
    void aKeyThatKithWouldNotStartWithIsNoPartOfAnArchive() {
        assertThatThrownBy(() -> new Archive(new byte[15], List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRestoreTwiceIsARestoreOnce() throws Exception {
        Archive archive;
        try (var ledger = Ledger.open(temporary.resolve("old"))) {
            ledger.say(said(ANNA, new Word.Tag("mentor", true), MONDAY));
            archive = ledger.archive();
        }
        try (var ledger = Ledger.open(temporary.resolve("new"))) {
            ledger.restore(archive, FRIDAY);
            assertThat(ledger.restore(archive, FRIDAY.plusSeconds(60))).isEqualTo(new Archive.Restored(0, 0, 0));
            assertThat(ledger.archive().said()).isEqualTo(List.copyOf(archive.said()));
        }
    }

    private static Utterance said(String address, Word word, Instant at) {
        return new Utterance(address, word, at, "test");
    }

    private static Told told(String person, String episode, Instant at) {
        return new Told("rule", person, episode, at, false);
    }
}
