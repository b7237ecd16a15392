package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of mail that passes while the disk is full or the index is damaged.
class SpoiltIndexTest {
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder = Path.of("");

    private final Notices notices = new Notices();
    private final AtomicInteger reread = new AtomicInteger();

    private HistoryThread start(Indexer indexer, DiskRoom room) {
        var queue = new SightingQueue(1 << 20);
        var history = new HistoryThread(
                queue,
                indexer,
                new SightingReader(Map.of()),
                notices,
                room,
                reread::incrementAndGet,
                () -> {},
                _ -> {},
                Duration.ZERO);
        history.start();
        return history;
    }

    private Indexer open() throws Exception {
        return Indexer.open(folder.resolve("index"), new Me(Set.of("alice@example.org")), ZoneOffset.UTC);
    }

    private static Sighting sighting(int number) {
        var octets = ("Message-ID: <" + number + "@example.org>\r\nDate: Wed, 15 Apr 2026 10:00:00 +0000\r\n"
                        + "From: Bo <bo@example.org>\r\nTo: alice@example.org\r\nSubject: Number " + number
                        + "\r\n\r\nHello\r\n")
                .getBytes(UTF_8);
        return new Sighting(
                "work",
                Sighting.Source.COMPANION,
                Sighting.Outcome.ACCEPTED,
                "INBOX",
                1,
                number,
                null,
                List.of(),
                octets,
                false,
                octets.length,
                NOW,
                NOW);
    }

    @Test
    void aFullDiskIsSaidInOneSentenceAndNothingIsCalledSafe() throws Exception {
        try (var indexer = open();
                var history = start(indexer, new DiskRoom(folder, Long.MAX_VALUE))) {
            assertThatThrownBy(() -> history.index(List.of(sighting(1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is full");
            assertThat(notices.all())
                    .singleElement()
                    .asString()
                    .contains("mail flows, nothing new is indexed until there is room")
                    .doesNotContain("\n");
            // what others say of it is not said again inside it, however often it is tried
            notices.put("read work", "work: reading history failed.");
            assertThatThrownBy(() -> history.index(List.of(sighting(1))))
                    .hasMessageContaining("is full")
                    .hasMessageNotContaining("reading history failed");
            // the tap takes what passes as long as its queue has room
            assertThat(history.offer(sighting(2))).isTrue();
        }
    }

    @Test
    void whatIsIndexedForSomebodyIsSafeWhenItReturns() throws Exception {
        try (var indexer = open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            history.index(List.of(sighting(1), sighting(2)));
            assertThat(indexer.status().messages()).isEqualTo(2);
            try (var other = Indexer.openReadOnly(folder.resolve("index"), new Me(Set.of()), ZoneOffset.UTC)) {
                assertThat(other.status().messages()).isEqualTo(2);
            }
            history.perform(() -> indexer.gone("work", "INBOX", 1, 2));
            assertThat(indexer.status().messages()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedIndexIsSetAsideWhileMailFlows() throws Exception {
        try (var indexer = open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            indexer.allUnreadIsKnown();
            history.index(List.of(sighting(1)));
            damage();
            indexer.doubt();
            assertThat(indexer.failed()).isTrue();
            history.offer(sighting(2));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(reread).hasValue(1);
                assertThat(indexer.search("number", 10, true, NOW).total()).isOne();
            });
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
            // read again, it is there again
            history.index(List.of(sighting(1)));
            assertThat(indexer.search("number", 10, true, NOW).total()).isEqualTo(2);
        }
    }

    @Test
    void whatWasSpoiltWhileKithSleptIsNoticedSoonAfterAStartThatDidNotLook() throws Exception {
        try (var indexer = open();
                var history = start(indexer, new DiskRoom(folder, 1))) {
            indexer.allUnreadIsKnown();
            // so many that Lucene itself does not come upon the damage when it opens the index
            history.index(
                    IntStream.range(0, 500).mapToObj(SpoiltIndexTest::sighting).toList());
        }
        damage();
        try (var indexer = Indexer.openQuickly(
                        folder.resolve("index"), new Me(Set.of("alice@example.org")), ZoneOffset.UTC);
                var _ = start(indexer, new DiskRoom(folder, 1))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(reread).hasValue(1));
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
        }
    }

    private void damage() throws Exception {
        for (var file : files(folder.resolve("index"))) {
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
