package dev.kith.indexer.store;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.search.Stems.Language;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// The store on Lucene.
final class LuceneStore implements Store {
    private final Path path;
    private final Folder folder;
    private final @Nullable IndexWriter writer;
    private final Headroom headroom;
    private final Conversations conversations = new Conversations();
    private final PartyTable parties = new PartyTable();
    private final Accounts accounts = new Accounts();
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new TreeMap<>();
    private volatile DirectoryReader reader;
    private volatile @Nullable Spoken spoken;
    private volatile boolean closed;
    private volatile boolean spoilt;
    private volatile boolean loaded;

    LuceneStore(Path path, Folder folder, @Nullable IndexWriter writer, DirectoryReader reader, Headroom headroom)
            throws IOException {
        this.path = path;
        this.folder = folder;
        this.writer = writer;
        this.headroom = headroom;
        this.reader = reader;
        notes.putAll(reader.getIndexCommit().getUserData());
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
        return conversations.has(Ids.hash(messageId));
    }

    @Override
    public boolean add(Entry entry, Place place) throws IOException {
        load();
        var link = Linking.link(entry);
        if (!conversations.addNew(link)) {
            seen(entry.talk().messageId(), place);
            return false;
        }
        // as neighbours, wherever they are merged to: see Segment.placed
        writer().addDocuments(List.of(Schema.message(entry, link), Schema.place(place, link.own())));
        return true;
    }

    @Override
    public void seen(String messageId, Place place) throws IOException {
        put(place, Ids.hash(messageId));
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
            writer().deleteDocuments(
                            new Term(Schema.ID, Schema.key(message)), new Term(Schema.OF, Schema.key(message)));
            conversations.remove(message);
        }
        // only applied deletes are merged away
        refresh();
        writer().forceMergeDeletes(true);
        commit();
        refresh();
        writer().deleteUnusedFiles();
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
            var term = new Term(Schema.ID, Schema.key(message));
            for (var leaf : reader.leaves()) {
                var postings = leaf.reader().postings(term, PostingsEnum.NONE);
                var live = leaf.reader().getLiveDocs();
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (live == null || live.get(postings.docID())) {
                        var was = new Recalled(leaf.reader()).read(postings.docID());
                        writer().updateDocument(term, Schema.message(change.apply(was.entry()), was.link()));
                    }
                }
            }
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
        return new Leaving(writer(), reader, conversations);
    }

    @Override
    public List<String> mailboxes(String account) throws IOException {
        refresh();
        return new Places(reader).mailboxes(account);
    }

    @Override
    public long highestUid(String account, String mailbox) throws IOException {
        refresh();
        return new Places(reader)
                .in(account, mailbox).stream()
                        .mapToLong(seen -> seen.place().uid())
                        .max()
                        .orElse(0);
    }

    @Override
    public long[] uids(String account, String mailbox, long uidValidity) throws IOException {
        refresh();
        return new Places(reader)
                .in(account, mailbox).stream()
                        .map(Places.Seen::place)
                        .filter(place -> place.uidValidity() == uidValidity && place.uid() > 0)
                        .mapToLong(Place::uid)
                        .sorted()
                        .toArray();
    }

    @Override
    public long[] files() throws IOException {
        refresh();
        return new Places(reader).files();
    }

    private void put(Place place, long message) throws IOException {
        writer().updateDocument(new Term(Schema.PLACE, place.key(message)), Schema.place(place, message));
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
            load(fresh);
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
                load(reader);
                loaded = true;
            } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException e) {
                spoilt = true;
                throw e;
            } catch (IOException | RuntimeException e) {
                doubt(e);
                throw e;
            }
        }
    }

    private void load(DirectoryReader fresh) throws IOException {
        for (var leaf : fresh.leaves()) {
            segment(leaf.reader());
        }
    }

    Segment segment(LeafReader leaf) throws IOException {
        var cache = leaf.getCoreCacheHelper();
        var known = segments.get(cache.getKey());
        if (known != null) {
            return known;
        }
        var loaded = Segment.load(leaf, parties, accounts, conversations);
        segments.put(cache.getKey(), loaded);
        cache.addClosedListener(segments::remove);
        return loaded;
    }

    @Override
    public Snapshot snapshot() throws IOException {
        load();
        while (true) {
            var now = reader;
            if (now.tryIncRef()) {
                return new LuceneSnapshot(this, now, conversations.view());
            }
            if (closed) {
                throw new AlreadyClosedException("the index is closed");
            }
        }
    }

    /// Asked for with each query, and the same until something changes.
    Set<Language> languages(DirectoryReader now) throws IOException {
        var known = spoken;
        if (known == null || known.version() != now.getVersion()) {
            known = Spoken.in(now);
            spoken = known;
        }
        return known.languages();
    }

    PartyTable parties() {
        return parties;
    }

    Accounts accounts() {
        return accounts;
    }

    Conversations conversations() {
        return conversations;
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("the index was opened for reading");
        }
        return writer;
    }

    @Override
    public State state() {
        if (spoilt) {
            return State.SPOILT;
        }
        var tragedy = writer == null ? null : writer.getTragicException();
        if (tragedy == null) {
            return State.SOUND;
        }
        return tragedy instanceof CorruptIndexException ? State.SPOILT : State.FAILED;
    }

    @Override
    public void examine() {
        try {
            LuceneFolder.examine(path, folder);
        } catch (CorruptIndexException _) {
            spoilt = true;
        } catch (IOException e) {
            // a file may have been joined to another one meanwhile
            doubt(e);
        }
    }

    @Override
    public void doubt(Exception failure) {
        if (failure instanceof CorruptIndexException) {
            spoilt = true;
            return;
        }
        try {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        } catch (AlreadyClosedException _) {
            // closed meanwhile: that explains the failure
        } catch (IOException | RuntimeException _) {
            spoilt = true;
        }
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
