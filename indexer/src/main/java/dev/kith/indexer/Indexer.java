package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The history: takes mail, gives back persons, histories and conversations. One thread writes; any thread reads.
public final class Indexer implements AutoCloseable {
    private Indexer() {}

    /// Opens or creates the index in a folder that nobody else writes to. A corrupt index is set aside (renamed)
    /// and an empty one begun; `setAside` in the result's status says so.
    public static Indexer open(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        throw new UnsupportedOperationException();
    }

    /// Opens for reading while another process may write.
    public static Indexer openReadOnly(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        throw new UnsupportedOperationException();
    }

    /// Adds a message; idempotent by Message-ID (and a hash where it has none). Never throws for what is in the
    /// mail.
    public Added add(Mail mail) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Makes what was added survive a crash.
    public void commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Makes what was added visible to searches; cheap.
    public void refresh() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// All persons with whom there was any exchange, humans or not.
    public List<History> histories() throws IOException {
        throw new UnsupportedOperationException();
    }

    public Optional<History> history(String address) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// @param now decides what "last week" means and how recency counts
    public Answer search(String query, int limit, boolean messages, Instant now) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Is this Message-ID indexed, and as what direction? For settling sightings.
    public boolean knows(String messageId) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The user's addresses: configured and learned.
    public Set<String> me() {
        throw new UnsupportedOperationException();
    }

    /// Erases a person. Returns how many messages went.
    public long forget(String address) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The mailbox's UIDs are void (its UIDVALIDITY changed).
    public void voided(String account, String mailbox) throws IOException {
        throw new UnsupportedOperationException();
    }

    public IndexStatus status() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// What Kith sees in a message, without indexing it.
    public Reading read(byte[] octets) {
        throw new UnsupportedOperationException();
    }

    /// The acts in one sentence, every kind that is at all likely.
    public List<Act> acts(String sentence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {}
}
