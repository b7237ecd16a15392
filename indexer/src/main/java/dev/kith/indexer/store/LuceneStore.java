package dev.kith.indexer.store;

import dev.kith.indexer.search.Ids;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store on Lucene.
final class LuceneStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneStore.class);
    private static final int ERASING_TURNS_MAX = 20;

    private final Folder folder;
    private final @Nullable IndexWriter writer;
    private final Headroom headroom;
    private final Soundness soundness;
    private final InMemory memory = new InMemory();
    private final Map<String, String> notes = new TreeMap<>();
    private volatile DirectoryReader reader;
    private volatile boolean closed;
    private volatile boolean loaded;

    LuceneStore(Path path, Folder folder, @Nullable IndexWriter writer, DirectoryReader reader, Headroom headroom)
            throws IOException {
        this.folder = folder;
        this.soundness = new Soundness(path, folder);
        this.writer = writer;
        this.headroom = headroom;
        this.reader = reader;
        notes.putAll(reader.getIndexCommit().getUserData());
        if (writer != null) {
            writer.getConfig().setMergedSegmentWarmer(this::joined);
        }
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

    static LuceneStore open(Path path, boolean checked) throws IOException, Unusable {
        return LuceneFolder.write(path, Folder.open(path), Headroom.on(path), checked);
    }

    static LuceneStore openReadOnly(Path path) throws IOException, Unusable {
        return LuceneFolder.read(path, Folder.open(path));
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
    public boolean add(Entry entry, Place place) throws IOException {
        load();
        var link = Linking.link(entry);
        if (!memory.conversations().addNew(link)) {
            seen(entry.talk().messageId(), place);
            return false;
        }
        writing().add(entry, link, place);
        return true;
    }

    @Override
    public void seen(String messageId, Place place) throws IOException {
        writing().put(place, Ids.hash(messageId));
    }

    @Override
    public void erase(long[] messages) throws IOException {
        var missing = headroom.missing(octets());
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
        mergeDeletesAway();
        commit();
        refresh();
        writer().deleteUnusedFiles();
    }

    /// A merge that is under way may have begun with what is erased, and its segments are left out of the one that is
    /// asked for here: it is waited for first.
    private void mergeDeletesAway() throws IOException {
        for (var turn = 0; writer().hasDeletions(); turn++) {
            if (turn == ERASING_TURNS_MAX) {
                throw new IOException("the index is joined again and again: nothing can be erased from it just now");
            }
            if (writer().getConfig().getMergeScheduler() instanceof Merging merging) {
                merging.sync();
            }
            writer().forceMergeDeletes(true);
        }
    }

    private long octets() throws IOException {
        var octets = 0L;
        for (var segment : SegmentInfos.readLatestCommit(folder)) {
            octets += segment.sizeInBytes();
        }
        return octets;
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
        Map<String, String> data;
        synchronized (notes) {
            notes.put(LuceneFolder.SCHEMA, Integer.toString(Schema.VERSION));
            data = new HashMap<>(notes);
        }
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
    }

    @Override
    public void spare(boolean on) {
        folder.spare(on);
    }

    @Override
    public long tidy() throws IOException {
        commit();
        var infos = SegmentInfos.readLatestCommit(folder);
        var most = Tidying.segments(infos);
        if (most == 0) {
            return 0;
        }
        var missing = headroom.missing(Tidying.joined(infos, most));
        if (missing == 0) {
            join(most);
        }
        return missing;
    }

    private void join(int most) throws IOException {
        try {
            writer().forceMerge(most);
            commit();
        } catch (IllegalStateException e) {
            // so Lucene says that its writer is closed by now
            throw new IOException("the pieces of the index could not be joined", e);
        }
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
        }
    }

    /// What is kept in memory is read when somebody first asks: a start does not wait for it. Octets that make no sense
    /// spoil the index.
    void load() throws IOException {
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
                soundness.spoilt();
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
        while (true) {
            var now = reader;
            if (now.tryIncRef()) {
                return new LuceneSnapshot(memory, now, memory.conversations().view());
            }
            if (closed) {
                throw new AlreadyClosedException("the index is closed");
            }
        }
    }

    private Writing writing() {
        return new Writing(writer());
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("the index was opened for reading");
        }
        return writer;
    }

    @Override
    public State state() {
        return soundness.state(writer);
    }

    @Override
    public void examine() {
        soundness.examine(reader);
    }

    @Override
    public void doubt(Exception failure) {
        soundness.doubt(failure, reader);
    }

    @Override
    public synchronized void abandon() throws IOException {
        closed = true;
        try (folder) {
            reader.close();
            if (writer != null) {
                writer.rollback();
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try (folder) {
            reader.close();
            if (writer != null && writer.isOpen()) {
                commit();
                writer.close();
            }
        }
    }
}
