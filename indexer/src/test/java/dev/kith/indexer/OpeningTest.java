package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index in every state that it can be found in.
class OpeningTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    @TempDir
    Path folder;

    private Path index() {
        return folder.resolve("index");
    }

    private Indexer open() throws Exception {
        return Indexer.open(index(), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC);
    }

    @Test
    void nobodyElseLooksIntoIt() throws Exception {
        Files.createDirectories(index());
        Files.setPosixFilePermissions(index(), PosixFilePermissions.fromString("rwxr-xr-x"));
        fill();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(index())))
                .isEqualTo("rwx------");
    }

    private void fill() throws Exception {
        try (var indexer = open()) {
            for (var i = 1; i <= 30; i++) {
                indexer.add(Mailbox.one(
                        "2026-03-01",
                        "Bob <bob" + i % 3 + "@example.org>",
                        Mailbox.ME + "\nCc: Carl <carl@example.org>",
                        "Pensions " + i,
                        "I will send the list by Friday.\n\n> which list?",
                        i % 2 == 0 ? "INBOX" : "Archive",
                        i));
            }
            indexer.allUnreadIsKnown();
        }
    }

    /// Writes another schema into an index's notes.
    private void schema(String version) throws Exception {
        try (var directory = FSDirectory.open(index());
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            var notes = new java.util.HashMap<String, String>();
            Objects.requireNonNull(writer.getLiveCommitData()).forEach(e -> notes.put(e.getKey(), e.getValue()));
            notes.put("schema", version);
            writer.setLiveCommitData(notes.entrySet());
            writer.commit();
        }
    }

    @Test
    void anOlderIndexIsRebuiltFromWhatIsStoredInIt() throws Exception {
        fill();
        String before;
        long[] uids;
        try (var indexer = open()) {
            before = indexer.histories().toString();
            uids = indexer.uids("work", "INBOX", 1);
        }
        schema("0");
        try (var indexer = open()) {
            assertThat(indexer.status().messages()).isEqualTo(30);
            assertThat(indexer.status().setAside()).isEmpty();
            assertThat(indexer.unread()).isFalse();
            assertThat(indexer.histories().toString().length()).isEqualTo(before.length());
            assertThat(indexer.uids("work", "INBOX", 1)).isEqualTo(uids);
            assertThat(indexer.search("pensions cc:carl act:promise in:Archive", 50, true, NOW)
                            .total())
                    .isEqualTo(15);
            assertThat(indexer.search("body:which", 50, true, NOW).total()).isEqualTo(30);
            assertThat(indexer.add(Mailbox.one("2026-03-01", "b@x.test", Mailbox.ME, "again", "x", "INBOX", 7)))
                    .isEqualTo(Added.KNOWN);
        }
        assertThat(folder.toFile().list()).containsExactly("index");
    }

    @Test
    void aRebuildThatWasKilledBeforeTheLastStepIsEnded() throws Exception {
        fill();
        Files.move(index(), folder.resolve("index.old"));
        copy(folder.resolve("index.old"), folder.resolve("index.new"));
        try (var indexer = open()) {
            assertThat(indexer.status().messages()).isEqualTo(30);
        }
        assertThat(folder.toFile().list()).containsExactly("index");
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void aNewerIndexIsRefusedInOneSentence() throws Exception {
        fill();
        schema("999");
        assertThatThrownBy(this::open)
                .isInstanceOf(IndexUnusable.class)
                .hasMessageContaining("newer Kith")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aDamagedIndexIsSetAsideAndAllIsToBeReadAgain() throws Exception {
        fill();
        damage();
        try (var indexer = open()) {
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
            assertThat(indexer.status().messages()).isZero();
            assertThat(indexer.unread()).isTrue();
        }
        // and still so until whoever reads has been told
        try (var indexer = open()) {
            assertThat(indexer.unread()).isTrue();
            indexer.allUnreadIsKnown();
        }
        try (var indexer = open()) {
            assertThat(indexer.unread()).isFalse();
        }
    }

    /// One octet in the middle of the largest file.
    private void damage() throws Exception {
        try (var files = Files.list(index())) {
            var largest = files.max(
                            java.util.Comparator.comparingLong(f -> f.toFile().length()))
                    .orElseThrow();
            try (var file = FileChannel.open(largest, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                var one = ByteBuffer.allocate(1);
                var at = file.size() / 2;
                file.read(one, at);
                file.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), at);
            }
        }
    }

    @Test
    void whatAnEndWithoutCloseMayHaveLostIsTold() throws Exception {
        fill();
        try (var indexer = open()) {
            assertThat(indexer.status().lostSince()).isNull();
        }
        var killed = open();
        killed.add(Mailbox.one("2026-03-01", "b@x.test", Mailbox.ME, "lost", "x", "INBOX", 77));
        // the lock goes with the process
        copy(index(), folder.resolve("copy"));
        try (var indexer = Indexer.open(folder.resolve("copy"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            assertThat(indexer.status().lostSince()).isNotNull();
            assertThat(indexer.status().messages()).isEqualTo(30);
        }
        killed.close();
    }
}
