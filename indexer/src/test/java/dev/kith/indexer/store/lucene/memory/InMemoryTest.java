package dev.kith.indexer.store.lucene.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.Talk;
import dev.kith.indexer.store.lucene.LuceneStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept in memory of segments that come and go.
class InMemoryTest {
    private static final String ERASED = "<m1@example.org>";
    private static final String KEPT = "<m2@example.org>";

    @TempDir
    Path folder;

    private static Entry entry(String messageId) {
        return new Entry(
                new Talk(
                        messageId, null, "A word", List.of(), List.of(), 0, List.of(), "", null, List.of(), null, null),
                List.of(),
                Instant.ofEpochSecond(1_700_000_000L),
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
                "all is well",
                "",
                "");
    }

    private static void add(Store store, String messageId, int uid) throws Exception {
        store.add(entry(messageId), new Place("work", "INBOX", 1, uid, null));
    }

    @Test
    void whatWasErasedWhilePiecesWereJoinedDoesNotComeBack() throws Exception {
        try (var store = LuceneStore.open(folder, true)) {
            add(store, ERASED, 1);
            add(store, KEPT, 2);
            store.commit();
        }
        var memory = new InMemory();
        // each reader has segments of its own, as if the others had been joined to them
        try (var files = FSDirectory.open(folder);
                var before = DirectoryReader.open(files);
                var joined = DirectoryReader.open(files)) {
            memory.load(before);
            memory.conversations().remove(Ids.hash(ERASED));
            var leaf = joined.leaves().getFirst().reader();
            memory.join(leaf);
            assertThat(memory.conversations().has(Ids.hash(ERASED))).isFalse();
            assertThat(memory.conversations().has(Ids.hash(KEPT))).isTrue();
            var known = memory.segment(before.leaves().getFirst().reader());
            assertThat(memory.segment(leaf).nodes).containsExactly(known.nodes);
            assertThat(memory.segment(leaf).others).containsExactly(known.others);
        }
    }

    @Test
    void joinedPiecesAreFoundAsBefore() throws Exception {
        try (var store = LuceneStore.open(folder, true)) {
            for (var i = 0; i < 40; i++) {
                add(store, "<j" + i + "@example.org>", i + 1);
                if (i % 5 == 4) {
                    store.commit();
                    store.refresh();
                }
            }
            assertThat(store.tidy()).isZero();
            store.refresh();
            try (var snapshot = store.snapshot()) {
                assertThat(snapshot.messages()).isEqualTo(40);
                for (var i = 0; i < 40; i++) {
                    assertThat(snapshot.find("<j" + i + "@example.org>")).isNotNegative();
                    assertThat(store.knows("<j" + i + "@example.org>")).isTrue();
                }
            }
        }
    }
}
