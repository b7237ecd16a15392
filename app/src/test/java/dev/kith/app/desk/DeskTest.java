package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.folder.Locks;
import dev.kith.app.line.FoundLine;
import dev.kith.app.line.PersonLine;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the desk answers, whoever asks and whatever becomes of them.
class DeskTest extends AtTheDesk {
    /// By POSIX a process loses its locks on a file when it opens it once more and closes it: a second daemon could
    /// have begun beside the first, and SQLite and Lucene would not have known of each other.
    @Test
    void whoLooksForWhatIsLeftGivesUpNoLock() throws Exception {
        try (var _ = FolderLock.take(folder).orElseThrow();
                var holdings = Holdings.open(Optional.empty(), folder, true, CLOCK)) {
            var before = Locks.held(folder.path());
            assumeThat(before).contains("kith.lock", "index/write.lock", "ledger.db");
            var lines = new ArrayList<>();
            new Desk(holdings, CLOCK, new NoDaemon("test")).answer(new Ask.Forget("ann@one.test"), new Lines() {
                @Override
                public void line(Object line) {
                    lines.add(line);
                }

                @Override
                public void progress(long done, long total, String what) {}
            });
            assertThat(lines).hasSize(1);
            assertThat(Locks.held(folder.path())).isEqualTo(before);
        }
    }

    /// The limit was one of messages: five of one mbox filled it, and the other file was never named.
    @Test
    void aFileIsNamedOnceAndTheLimitIsOfFiles() throws Exception {
        var first = temporary.resolve("mail.mbox").toString();
        var second = temporary.resolve("old.mbox");
        Files.writeString(second, mail(6, "Carl <carl@three.test>", ME, "Kite", "It flew over the boat once."));
        ask(new Ask.Import(List.of(second.toString()), List.of(ME)));
        assertThat(ask(new Ask.Files("to:alice", 2, null), FoundLine.class))
                .extracting(FoundLine::file)
                .containsExactlyInAnyOrder(first, second.toString());
        assertThat(ask(new Ask.Files("to:alice", 1, null)))
                .hasSize(2)
                .contains(new Notice("Shown are 1 of 2 files; --limit N shows more."));
    }

    @Test
    void whoeverGoesAwayDuringAnAnswerGetsNoMoreOfIt() throws Exception {
        assertThat(found("from:carl")).hasSize(2);
        var lines = new ArrayList<>();
        try (var holdings = Holdings.open(Optional.empty(), folder, false, CLOCK)) {
            var desk = new Desk(holdings, CLOCK, new NoDaemon("test"));
            assertThatThrownBy(() -> desk.answer(new Ask.Search("from:carl", 50, true, null), new Lines() {
                        @Override
                        public void line(Object line) {
                            lines.add(line);
                            throw new UncheckedIOException(new IOException("gone"));
                        }

                        @Override
                        public void progress(long done, long total, String what) {}
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("gone");
            assertThat(lines).hasSize(1);
            assertThat(holdings.indexer().failed()).isFalse();
        }
    }

    @Test
    void withoutAnAddressOfTheirsTheUserHearsThatNothingCountsAsSent() throws Exception {
        folder = DataFolder.prepare(temporary.resolve("other"));
        var mbox = temporary.resolve("mail.mbox").toString();
        assertThat(ask(new Ask.Import(List.of(mbox), List.of()), Notice.class))
                .singleElement()
                .extracting(Notice::notice)
                .asString()
                .contains("nothing of this counts as written by you", "--me");
    }

    @Test
    void whenceNothingCameIsNoSource() throws Exception {
        var notes = Files.writeString(temporary.resolve("notes.txt"), "milk, bread\n");
        ask(new Ask.Import(List.of(notes.toString()), List.of(ME)));
        try (var ledger = Ledger.open(folder.path())) {
            assertThat(ledger.sources().imports())
                    .extracting(Sources.Import::path)
                    .containsExactly(temporary.resolve("mail.mbox").toString());
        }
    }

    @Test
    void peopleAreFoundByTheirNamesAndByWhatWasWrittenWithThem() throws Exception {
        assertThat(people("ann")).containsExactly("ann@one.test");
        assertThat(people("boats")).containsExactly("carl@three.test");
        assertThat(people("who knows about pensions?")).containsExactly("ann@one.test");
        assertThat(people("nonsense")).isEmpty();
    }

    private List<String> people(String query) throws Refusal, IOException {
        return ask(new Ask.People(query, null), PersonLine.class).stream()
                .map(PersonLine::id)
                .toList();
    }
}
