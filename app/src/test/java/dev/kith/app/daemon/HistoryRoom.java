package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A history thread with all that is around it, over a folder: what it was asked for is counted.
final class HistoryRoom {
    static final Instant SEEN = Instant.parse("2026-04-15T12:00:00Z");
    /// Of INBOX, in which all mails are.
    static final long VALIDITY = 7;

    final Notices notices = new Notices();
    final AtomicInteger judged = new AtomicInteger();
    final AtomicInteger reread = new AtomicInteger();
    final List<Sighting> beside = new CopyOnWriteArrayList<>();
    Runnable judge = judged::incrementAndGet;

    private final Path folder;

    HistoryRoom(Path folder) {
        this.folder = folder;
    }

    Path index() {
        return folder.resolve("index");
    }

    Indexer open() throws Exception {
        return Indexer.open(index(), me(), ZoneOffset.UTC);
    }

    Indexer openQuickly() throws Exception {
        return Indexer.openQuickly(index(), me(), ZoneOffset.UTC);
    }

    private static Me me() {
        return new Me(Set.of("alice@example.org"));
    }

    HistoryThread history(Indexer indexer) {
        return history(indexer, new DiskRoom(folder, 1));
    }

    HistoryThread history(Indexer indexer, DiskRoom disk) {
        return new HistoryThread(
                new SightingQueue(1 << 20),
                indexer,
                new SightingReader(Map.of()),
                notices,
                disk,
                reread::incrementAndGet,
                () -> judge.run(),
                beside::add,
                Duration.ZERO);
    }

    /// What the companion read: `<NUMBER@example.net>`, "Number NUMBER".
    static Sighting mail(int number) {
        var octets = ("Message-ID: <" + number + "@example.net>\r\nDate: Wed, 15 Apr 2026 10:00:00 +0000\r\n"
                        + "From: Bo <bo@example.net>\r\nTo: alice@example.org\r\nSubject: Number " + number
                        + "\r\n\r\nDear Alice, all is well.\r\n")
                .getBytes(US_ASCII);
        return new Sighting(
                "work",
                Sighting.Source.COMPANION,
                Sighting.Outcome.ACCEPTED,
                "INBOX",
                VALIDITY,
                number,
                null,
                List.of(),
                octets,
                false,
                octets.length,
                SEEN,
                SEEN);
    }
}
