package dev.kith.indexer.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.Store.State;
import dev.kith.indexer.store.Talk;
import dev.kith.indexer.store.lucene.disk.FullDisk;
import dev.kith.indexer.store.lucene.disk.FullDisk.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up at any octet, while pieces are joined, mail is added or a person is erased: what was
/// committed is there when the index is opened again, and it is never taken for damaged.
class FullDiskTest {
    private static final long SEED = 20261123;
    private static final Said ANY = new Said(() -> Long.MAX_VALUE, 0);
    private static final int PIECES = 8;
    private static final int IN_A_PIECE = 12;

    @TempDir
    Path folder;

    private Path pieces = Path.of("");
    private int copies;

    /// An index in eight pieces, all committed.
    @BeforeEach
    void fill() throws Exception {
        pieces = Files.createDirectory(folder.resolve("pieces"));
        try (var store = LuceneStore.open(pieces, true)) {
            for (var i = 0; i < PIECES * IN_A_PIECE; i++) {
                store.add(entry(i), place(i));
                if (i % IN_A_PIECE == IN_A_PIECE - 1) {
                    store.commit();
                }
            }
        }
        assertThat(segments(pieces)).isEqualTo(PIECES);
    }

    private static Entry entry(int number) {
        var talk = new Talk(
                "<m" + number + "@example.org>",
                null,
                "Number " + number,
                List.of(),
                List.of(),
                0,
                List.of(),
                "",
                null,
                List.of(),
                null,
                null);
        var words = new StringBuilder();
        var random = new SplittableRandom(number);
        for (var word = 0; word < 60; word++) {
            words.append((char) ('a' + random.nextInt(26)))
                    .append(random.nextInt(900))
                    .append(' ');
        }
        return new Entry(
                talk,
                List.of(),
                Instant.ofEpochSecond(1_700_000_000L + number),
                0,
                Direction.RECEIVED,
                "work",
                List.of(new Party("anna@example.net", "Anna", Role.FROM)),
                Set.of(),
                List.of(),
                List.of(),
                "",
                1000,
                60,
                words.toString(),
                "",
                "");
    }

    private static Place place(int number) {
        return new Place("work", "INBOX", 1, number + 1L, null);
    }

    private Path copy() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy" + ++copies));
        try (var files = Files.list(pieces)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(pieces.relativize(file)));
            }
        }
        return copy;
    }

    private static LuceneStore on(Path path, FullDisk disk, Said said) throws Exception {
        return disk.open(path, said, LuceneStore::new);
    }

    private static int segments(Path path) throws IOException {
        try (var directory = FSDirectory.open(path)) {
            return SegmentInfos.readLatestCommit(directory).size();
        }
    }

    private static int messages(Store store) throws IOException {
        store.refresh();
        try (var now = store.snapshot()) {
            return now.messages();
        }
    }

    private interface Doing {
        void with(LuceneStore store) throws IOException;
    }

    /// @return octets that it writes on a disk with room
    private long octets(Doing doing) throws Exception {
        var copy = copy();
        var disk = new FullDisk(copy, Long.MAX_VALUE);
        try (var store = on(copy, disk, ANY)) {
            doing.with(store);
            return disk.written();
        }
    }

    /// Does it on disks that fill up somewhere, and looks at what is there afterwards: never less than all that
    /// was committed, and all that can be had.
    private void fillsUpDuring(int times, Doing doing, int atLeast, int atMost) throws Exception {
        var octets = octets(doing);
        var random = new SplittableRandom(SEED);
        var failures = 0;
        for (var i = 0; i < times; i++) {
            // once in each stretch of what is written
            var room = octets * i / times + random.nextLong(octets / times);
            var at = "seed " + SEED + ", full after " + room + " of " + octets;
            var copy = copy();
            var disk = new FullDisk(copy, room);
            var store = on(copy, disk, ANY);
            try {
                doing.with(store);
            } catch (IOException | IllegalStateException _) {
                failures++;
                assertThat(store.state()).as(at).isNotEqualTo(State.SPOILT);
                store.doubt(new IOException("asked for"));
                assertThat(store.state()).as(at).isNotEqualTo(State.SPOILT);
                try (var now = store.snapshot()) {
                    assertThat(now.messages()).as("a search meanwhile, " + at).isGreaterThanOrEqualTo(atLeast);
                }
            }
            disk.cleared();
            store.abandon();
            try (var again = LuceneStore.open(copy, true)) {
                assertThat(messages(again)).as(at).isBetween(atLeast, atMost);
                assertThat(again.tidy()).isZero();
                assertThat(messages(again)).as(at).isBetween(atLeast, atMost);
            }
        }
        assertThat(failures).as("disks that were full too soon").isGreaterThan(times / 2);
    }

    @Test
    void whilePiecesAreJoined() throws Exception {
        fillsUpDuring(10, Store::tidy, PIECES * IN_A_PIECE, PIECES * IN_A_PIECE);
    }

    @Tag("long")
    @Test
    void whilePiecesAreJoinedAtManyMoments() throws Exception {
        fillsUpDuring(300, Store::tidy, PIECES * IN_A_PIECE, PIECES * IN_A_PIECE);
    }

    @Test
    void whileMailIsAddedAndPiecesAreJoinedBesideIt() throws Exception {
        fillsUpDuring(8, FullDiskTest::addSixty, PIECES * IN_A_PIECE, PIECES * IN_A_PIECE + 60);
    }

    @Tag("long")
    @Test
    void whileMailIsAddedAtManyMoments() throws Exception {
        fillsUpDuring(200, FullDiskTest::addSixty, PIECES * IN_A_PIECE, PIECES * IN_A_PIECE + 60);
    }

    private static void addSixty(LuceneStore store) throws IOException {
        for (var i = 0; i < 60; i++) {
            store.add(entry(1000 + i), place(1000 + i));
            if (i % 15 == 14) {
                store.commit();
                store.refresh();
            }
        }
    }

    @Test
    void whileSomebodyIsErased() throws Exception {
        Doing doing = store -> {
            store.refresh();
            store.erase(new long[] {Ids.hash("<m3@example.org>"), Ids.hash("<m50@example.org>")});
        };
        fillsUpDuring(8, doing, PIECES * IN_A_PIECE - 2, PIECES * IN_A_PIECE);
    }

    @Test
    void whatACommitCouldNotWriteIsWrittenByTheNext() throws Exception {
        var copy = copy();
        var disk = new FullDisk(copy, 0);
        try (var store = on(copy, disk, ANY)) {
            store.note("name", "value");
            assertThatThrownBy(store::commit).isInstanceOf(IOException.class);
            assertThat(store.state()).isEqualTo(State.SOUND);
            disk.cleared();
            store.commit();
        }
        try (var again = LuceneStore.open(copy, true)) {
            assertThat(again.notes()).containsEntry("name", "value");
        }
    }

    @Test
    void piecesAreJoinedWhenThereIsRoom() throws Exception {
        var free = new AtomicLong(10_000);
        var copy = copy();
        try (var store = on(copy, new FullDisk(copy, Long.MAX_VALUE), new Said(free::get, 5_000))) {
            assertThat(store.tidy()).as("octets missing").isPositive();
            assertThat(segments(copy)).isEqualTo(PIECES);
            free.set(Long.MAX_VALUE);
            assertThat(store.tidy()).isZero();
            assertThat(segments(copy)).isEqualTo(3);
            assertThat(messages(store)).isEqualTo(PIECES * IN_A_PIECE);
        }
    }

    @Test
    void nothingIsJoinedBesideNewMailWithoutRoom() throws Exception {
        var free = new AtomicLong();
        var copy = copy();
        try (var store = on(copy, new FullDisk(copy, Long.MAX_VALUE), new Said(free::get, 0))) {
            for (var i = 0; i < 12; i++) {
                store.add(entry(1000 + i), place(1000 + i));
                store.commit();
            }
            assertThat(segments(copy)).isEqualTo(PIECES + 12);
            free.set(Long.MAX_VALUE);
            store.add(entry(2000), place(2000));
            store.commit();
            store.tidy();
            assertThat(segments(copy)).isLessThan(PIECES);
        }
    }

    @Test
    void nobodyIsErasedByHalves() throws Exception {
        var copy = copy();
        try (var store = on(copy, new FullDisk(copy, Long.MAX_VALUE), new Said(() -> 0, 0))) {
            assertThatThrownBy(() -> store.erase(new long[] {Ids.hash("<m3@example.org>")}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("room");
            assertThat(store.knows("<m3@example.org>")).isTrue();
            assertThat(messages(store)).isEqualTo(PIECES * IN_A_PIECE);
        }
    }

    @Test
    void anIndexThatCouldNotBeBegunLeavesNoLock() throws Exception {
        for (var room : new long[] {0, 1, 2, 20}) {
            var path = Files.createDirectory(folder.resolve("empty" + room));
            assertThatThrownBy(() -> on(path, new FullDisk(path, room), ANY)).isInstanceOf(IOException.class);
            try (var store = LuceneStore.open(path, true)) {
                assertThat(store.notes()).containsKey(Store.UNREAD);
            }
        }
    }
}
