package dev.kith.app.daemon;

import static dev.kith.app.daemon.HistoryRoom.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of mail that passes while the disk is full or the index is damaged.
class SpoiltIndexTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder = Path.of("");

    private HistoryRoom room;

    @BeforeEach
    void enter() {
        room = new HistoryRoom(folder);
    }

    private HistoryThread start(Indexer indexer, DiskRoom disk) {
        var history = room.history(indexer, disk);
        history.start();
        return history;
    }

    @Test
    void aFullDiskIsSaidInOneSentenceAndNothingIsCalledSafe() throws Exception {
        try (var indexer = room.open();
                var history = start(indexer, new DiskRoom(folder, Long.MAX_VALUE))) {
            assertThatThrownBy(() -> history.index(List.of(mail(1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is full");
            assertThat(room.notices.all())
                    .singleElement()
                    .asString()
                    .contains("mail flows, nothing new is indexed until there is room")
                    .doesNotContain("\n");
            // what others say of it is not said again inside it, however often it is tried
            room.notices.put("read work", "work: reading history failed.");
            assertThatThrownBy(() -> history.index(List.of(mail(1))))
                    .hasMessageContaining("is full")
                    .hasMessageNotContaining("reading history failed");
            // the tap takes what passes as long as its queue has room
            assertThat(history.offer(mail(2))).isTrue();
        }
    }

    @Test
    void whatIsIndexedForSomebodyIsSafeWhenItReturns() throws Exception {
        try (var indexer = room.open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            history.index(List.of(mail(1), mail(2)));
            assertThat(indexer.status().messages()).isEqualTo(2);
            try (var other = Indexer.openReadOnly(room.index(), new Me(Set.of()), ZoneOffset.UTC)) {
                assertThat(other.status().messages()).isEqualTo(2);
            }
            history.perform(() -> indexer.gone("work", "INBOX", HistoryRoom.VALIDITY, 2));
            assertThat(indexer.status().messages()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedIndexIsSetAsideWhileMailFlows() throws Exception {
        try (var indexer = room.open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            indexer.allUnreadIsKnown();
            history.index(List.of(mail(1)));
            damage();
            indexer.doubt();
            assertThat(indexer.failed()).isTrue();
            history.offer(mail(2));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(room.reread).hasValue(1);
                assertThat(indexer.search("number", 10, true, HistoryRoom.SEEN).total())
                        .isOne();
            });
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
            // read again, it is there again
            history.index(List.of(mail(1)));
            assertThat(indexer.search("number", 10, true, HistoryRoom.SEEN).total())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatWasSpoiltWhileKithSleptIsNoticedSoonAfterAStartThatDidNotLook() throws Exception {
        try (var indexer = room.open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            indexer.allUnreadIsKnown();
            // so many that Lucene itself does not come upon the damage when it opens the index
            history.index(IntStream.range(0, 500).mapToObj(HistoryRoom::mail).toList());
        }
        damage();
        try (var indexer = room.openQuickly();
                var _ = start(indexer, new DiskRoom(folder, 1))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(room.reread).hasValue(1));
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
        }
    }

    private void damage() throws Exception {
        for (var file : files(room.index())) {
            if (String.valueOf(file.getFileName()).endsWith(".cfs")
                    || String.valueOf(file.getFileName()).endsWith(".dvd")) {
                var octets = Files.readAllBytes(file);
                octets[octets.length / 2] ^= 1;
                Files.write(file, octets);
            }
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
