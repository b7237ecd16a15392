package dev.kith.indexer.store.lucene;

import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Copies;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.lucene.disk.LuceneFolder;
import dev.kith.indexer.store.lucene.memory.InMemory;
import dev.kith.indexer.store.lucene.written.Leaving;
import dev.kith.indexer.store.lucene.written.Linking;
import dev.kith.indexer.store.lucene.written.Places;
import dev.kith.indexer.store.lucene.written.Writing;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store on Lucene.
public final class LuceneStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneStore.class);

    private final LuceneFolder folder;
    private final InMemory memory = new InMemory();
    private final Map<String, String> notes = new TreeMap<>();
    private final Joining joining = new Joining(this, memory.conversations());
    private volatile DirectoryReader reader;
    private volatile boolean closed;
    private volatile boolean loaded;

    LuceneStore(LuceneFolder folder, DirectoryReader reader) throws IOException {
        this.folder = folder;
        this.reader = reader;
        notes.putAll(reader.getIndexCommit().getUserData());
        folder.whenJoined(this::joined);
    }

    /// Pieces became one, on the thread that joined them: what is kept of it in memory is read there, and nobody who
    /// refreshes waits for it. While an import joins again and again, nobody does.
    private void joined(LeafReader leaf) {
        if (!loaded || closed || folder.spares()) {
            return;
        }
        try {
            memory.join(leaf);
        } catch (IOException | RuntimeException e) {
            LOG.debug("what was joined is read when it is asked for", e);
        }
    }

    /// Opens for writing; nobody else may have it open so.
    ///
    /// @param checked whether every octet is checked first, or by `examine` later
    public static Store open(Path folder, boolean checked) throws IOException, Unusable {
        return LuceneFolder.write(folder, checked, LuceneStore::new);
    }

    /// Opens for reading while another process may write.
    public static Store openReadOnly(Path folder) throws IOException, Unusable {
        return LuceneFolder.read(folder, (opened, reader) -> {
            var store = new LuceneStore(opened, reader);
            // whoever only reads asks at once, and nobody else would find damage
            store.load();
            return store;
        });
    }

    /// Makes an index of the present schema out of an older one, without reading the mail again.
    ///
    /// @param to an empty folder
    /// @return messages in it, as many as in the old one
    public static long rebuild(Path from, Path to) throws IOException {
        return Rebuild.run(from, to);
    }

    @Override
    public boolean knows(String messageId) {
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return memory.conversations().has(Ids.hash(messageId));
    }

    @Override
    public Kept add(Entry entry, Place place) throws IOException {
        load();
        return Copies.possible(entry) && !knows(entry.talk().messageId())
                ? joining.add(entry, place)
                : addNew(entry, place);
    }

    /// Adds a message unless its name is known.
    Kept addNew(Entry entry, Place place) throws IOException {
        var link = Linking.link(entry);
        var name = entry.talk().messageId();
        var fresh = memory.conversations().addNew(link);
        if (fresh) {
            writing().add(entry, link, place);
        } else {
            seen(name, place);
        }
        return new Kept(fresh, name, List.of());
    }

    @Override
    public void seen(String messageId, Place place) throws IOException {
        writing().put(place, Ids.hash(messageId));
    }

    @Override
    public void erase(long[] messages) throws IOException {
        var missing = folder.missing();
        if (missing > 0) {
            throw new IOException("what is erased must be written anew without it, and the disk lacks "
                    + ((missing >> 20) + 1) + " MB of room for that");
        }
        load();
        for (var message : messages) {
            writing().remove(message);
            memory.conversations().remove(message);
        }
        // only applied deletes are merged away
        refresh();
        folder.mergeDeletesAway();
        commit();
        refresh();
        folder.writer().deleteUnusedFiles();
    }

    @Override
    public void rewrite(long[] messages, UnaryOperator<Entry> change) throws IOException {
        refresh();
        for (var message : messages) {
            writing().rewrite(reader, message, change);
        }
        refresh();
    }

    @Override
    public void voided(String account, String mailbox) throws IOException {
        leaving().voided(account, mailbox);
    }

    @Override
    public int gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        return leaving().gone(account, mailbox, uidValidity, uid);
    }

    @Override
    public int retain(String account, String mailbox, long uidValidity, long[] uids, long upTo) throws IOException {
        return leaving().retain(account, mailbox, uidValidity, uids, upTo);
    }

    private Leaving leaving() throws IOException {
        load();
        refresh();
        return new Leaving(writing(), reader, memory.conversations());
    }

    @Override
    public List<String> mailboxes(String account) throws IOException {
        refresh();
        return new Places(reader).mailboxes(account);
    }

    @Override
    public long highestUid(String account, String mailbox) throws IOException {
        refresh();
        return new Places(reader).highestUid(account, mailbox);
    }

    @Override
    public long[] uids(String account, String mailbox, long uidValidity) throws IOException {
        refresh();
        return new Places(reader).uids(account, mailbox, uidValidity);
    }

    @Override
    public long[] files() throws IOException {
        refresh();
        return new Places(reader).files();
    }

    @Override
    public void commit() throws IOException {
        LuceneFolder.commit(folder.writer(), notes());
    }

    @Override
    public void spare(boolean on) {
        folder.spare(on);
    }

    @Override
    public long tidy() throws IOException {
        commit();
        return folder.join(this::commit);
    }

    @Override
    public Map<String, String> notes() {
        synchronized (notes) {
            return Map.copyOf(notes);
        }
    }

    @Override
    public void note(String name, String value) {
        synchronized (notes) {
            notes.put(name, value);
        }
    }

    @Override
    public synchronized void refresh() throws IOException {
        var old = reader;
        var fresh = DirectoryReader.openIfChanged(old);
        if (fresh != null) {
            memory.load(fresh);
            loaded = true;
            reader = fresh;
            old.decRef();
            joining.refreshed();
        }
    }

    /// What is kept in memory is read when somebody first asks: a start does not wait for it. Octets that make no sense
    /// spoil the index.
    private void load() throws IOException {
        if (loaded) {
            return;
        }
        synchronized (this) {
            if (loaded || closed) {
                return;
            }
            try {
                memory.load(reader);
                loaded = true;
            } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException e) {
                folder.spoilt();
                throw e;
            } catch (IOException | RuntimeException e) {
                doubt(e);
                throw e;
            }
        }
    }

    @Override
    public Snapshot snapshot() throws IOException {
        load();
        return new LuceneSnapshot(memory, held(), memory.conversations().view());
    }

    /// The latest reader, with one more reference that is to be given back.
    DirectoryReader held() {
        while (true) {
            var now = reader;
            if (now.tryIncRef()) {
                return now;
            }
            if (closed) {
                throw new AlreadyClosedException("the index is closed");
            }
        }
    }

    Writing writing() {
        return new Writing(folder.writer());
    }

    @Override
    public State state() {
        return folder.state();
    }

    @Override
    public void examine() {
        folder.examine(reader);
    }

    @Override
    public void doubt(Exception failure) {
        folder.doubt(failure, reader);
    }

    @Override
    public synchronized void abandon() throws IOException {
        closed = true;
        try (folder) {
            reader.close();
            folder.rollback();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try (folder) {
            reader.close();
            if (folder.writes()) {
                commit();
                folder.writer().close();
            }
        }
    }
}
