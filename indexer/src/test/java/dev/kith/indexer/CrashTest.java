package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int COMMITTED = 40;

    @TempDir
    Path folder;

    /// Run in a JVM of its own: adds messages, commits the first forty, adds more and says so, then waits for its
    /// end.
    public static void main(String[] args) throws Exception {
        var indexer = Indexer.open(Path.of(args[0]), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC);
        for (var i = 1; i <= 2 * COMMITTED; i++) {
            indexer.add(Mailbox.one("2026-03-01", "bob@example.org", Mailbox.ME, "Number " + i, "Text", "INBOX", i));
            if (i == COMMITTED) {
                indexer.commit();
            }
        }
        Files.createFile(Path.of(args[1]));
        new java.util.concurrent.CountDownLatch(1).await();
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        var ready = folder.resolve("ready");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashTest.class.getName(),
                        folder.resolve("index").toString(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            org.awaitility.Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> Files.exists(ready) || !process.isAlive());
            assertThat(process.isAlive()).as(() -> text(folder.resolve("out"))).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            assertThat(indexer.status().messages()).isEqualTo(COMMITTED);
            assertThat(indexer.status().setAside()).isEmpty();
            assertThat(indexer.uids("work", "INBOX", 1)).hasSize(COMMITTED);
            var again = Mailbox.one("2026-03-01", "bob@example.org", Mailbox.ME, "Number 41", "Text", "INBOX", 41);
            assertThat(indexer.add(again)).isEqualTo(Added.INDEXED);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    @Test
    void readersReadWhileOneWrites() throws Exception {
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            var stop = new AtomicBoolean();
            var failed = new ConcurrentLinkedQueue<Throwable>();
            var readers = new Thread[2];
            for (var i = 0; i < readers.length; i++) {
                readers[i] = Thread.ofPlatform().start(() -> read(indexer, stop, failed));
            }
            for (var i = 1; i <= 100; i++) {
                indexer.add(Mailbox.one(
                        "2026-03-01", "bob" + i % 7 + "@example.org", Mailbox.ME, "Number " + i, "Text", "INBOX", i));
                if (i % 10 == 0) {
                    indexer.refresh();
                }
            }
            stop.set(true);
            for (var reader : readers) {
                reader.join();
            }
            assertThat(failed).isEmpty();
            assertThat(indexer.status().messages()).isEqualTo(100);
            assertThat(indexer.histories()).hasSize(7);
        }
    }

    private static void read(Indexer indexer, AtomicBoolean stop, Queue<Throwable> failed) {
        try {
            var most = 0L;
            while (!stop.get()) {
                var total =
                        indexer.search("text", 5, true, java.time.Instant.EPOCH).total();
                assertThat(total).isGreaterThanOrEqualTo(most);
                most = total;
                indexer.histories();
            }
        } catch (Exception | AssertionError e) {
            failed.add(e);
        }
    }
}
