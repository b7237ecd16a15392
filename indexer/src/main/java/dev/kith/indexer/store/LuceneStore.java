package dev.kith.indexer.store;

import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.search.Subjects;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// The store on Lucene.
final class LuceneStore implements Store {
    private static final double BUFFER_MEGABYTES = 32;
    private static final String SCHEMA = "schema";

    private final Directory folder;
    private final @Nullable IndexWriter writer;
    private final Conversations conversations = new Conversations();
    private final PartyTable parties = new PartyTable();
    private final Accounts accounts = new Accounts();
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new TreeMap<>();
    private volatile DirectoryReader reader;
    private volatile boolean closed;

    private LuceneStore(Directory folder, @Nullable IndexWriter writer, DirectoryReader reader) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
        notes.putAll(reader.getIndexCommit().getUserData());
        load(reader);
    }

    static LuceneStore open(Path path) throws IOException, Spoilt, Newer, Held {
        var folder = FSDirectory.open(path);
        try {
            check(folder);
            var config = new IndexWriterConfig()
                    .setCodec(new Packed())
                    .setSimilarity(new BM25Similarity())
                    .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
                    .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                    .setCommitOnClose(false);
            var fresh = !DirectoryReader.indexExists(folder);
            var writer = new IndexWriter(folder, config);
            if (fresh) {
                writer.setLiveCommitData(
                        Map.of(SCHEMA, Integer.toString(Schema.VERSION)).entrySet());
                writer.commit();
            }
            try {
                return new LuceneStore(folder, writer, DirectoryReader.open(writer));
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            folder.close();
            throw new Held("The index in " + path + " is in use by another Kith.");
        } catch (CorruptIndexException | NoSuchFileException | FileNotFoundException | EOFException e) {
            folder.close();
            throw new Spoilt("The index in " + path + " is damaged.", e);
        } catch (Newer | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    static LuceneStore openReadOnly(Path path) throws IOException, Spoilt, Newer {
        var folder = FSDirectory.open(path);
        try {
            check(folder);
            return new LuceneStore(folder, null, DirectoryReader.open(folder));
        } catch (IndexNotFoundException e) {
            folder.close();
            throw new Spoilt("There is no index in " + path + " yet.", e);
        } catch (CorruptIndexException | NoSuchFileException | FileNotFoundException | EOFException e) {
            folder.close();
            throw new Spoilt("The index in " + path + " is damaged.", e);
        }
    }

    private static void check(Directory folder) throws IOException, Newer {
        if (!DirectoryReader.indexExists(folder)) {
            return;
        }
        try {
            var schema = schema(SegmentInfos.readLatestCommit(folder).getUserData());
            if (schema > Schema.VERSION) {
                throw new Newer("The index was written by a newer Kith (schema " + schema + ", this one reads up to "
                        + Schema.VERSION + "): use that version, or point --data elsewhere.");
            }
        } catch (IndexFormatTooNewException _) {
            throw new Newer("The index was written by a newer Kith: use that version, or point --data elsewhere.");
        }
    }

    /// The schema an index was written with; 0 when it names none.
    private static int schema(Map<String, String> notes) {
        return Integer.parseInt(notes.getOrDefault(SCHEMA, "0"));
    }

    @Override
    public boolean knows(String messageId) {
        return conversations.has(Ids.hash(messageId));
    }

    @Override
    public boolean add(Entry entry, Place place) throws IOException {
        var link = link(entry);
        if (!conversations.addNew(link)) {
            seen(entry.talk().messageId(), place);
            return false;
        }
        writer().addDocument(Schema.message(entry, link));
        writer().addDocument(Schema.place(place, link.own()));
        return true;
    }

    @Override
    public void seen(String messageId, Place place) throws IOException {
        put(place, Ids.hash(messageId));
    }

    private static Link link(Entry entry) {
        var references = entry.references().stream().mapToLong(Ids::hash).toArray();
        var subject = Subjects.base(entry.talk().subject());
        var loose = references.length == 0 && subject.length() > 2;
        return new Link(
                Ids.hash(entry.talk().messageId()),
                references,
                entry.date().toEpochMilli(),
                loose ? Ids.hash(subject) : 0,
                Subjects.reply(entry.talk().subject()),
                loose
                        ? entry.parties().stream()
                                .filter(party -> party.role() != Role.LIST)
                                .map(Party::address)
                                .mapToInt(String::hashCode)
                                .limit(20)
                                .toArray()
                        : new int[0]);
    }

    @Override
    public void erase(long[] messages) throws IOException {
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

    @Override
    public void voided(String account, String mailbox) throws IOException {
        refresh();
        for (var seen : new Places(reader).in(account, mailbox)) {
            if (seen.place().uid() > 0) {
                writer().deleteDocuments(new Term(Schema.PLACE, seen.place().key(seen.message())));
                put(new Place(account, mailbox, 0, 0, seen.place().file()), seen.message());
            }
        }
    }

    @Override
    public void gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        refresh();
        var places = new Places(reader);
        for (var seen : places.in(account, mailbox)) {
            if (seen.place().uidValidity() == uidValidity && seen.place().uid() == uid) {
                leave(places, List.of(seen));
            }
        }
    }

    @Override
    public int retain(String account, String mailbox, long uidValidity, long[] uids) throws IOException {
        refresh();
        var places = new Places(reader);
        return leave(
                places,
                places.in(account, mailbox).stream()
                        .filter(seen -> seen.place().uidValidity() != uidValidity
                                || Arrays.binarySearch(uids, seen.place().uid()) < 0)
                        .toList());
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

    private int leave(Places places, List<Places.Seen> leaving) throws IOException {
        var left = 0;
        for (var seen : leaving) {
            writer().deleteDocuments(new Term(Schema.PLACE, seen.place().key(seen.message())));
            var held = places.of(seen.message()).stream()
                    .filter(place -> !leaving.contains(new Places.Seen(place, seen.message())))
                    .anyMatch(place -> !place.mailbox().isEmpty() || place.file() != null);
            if (!held && conversations.has(seen.message())) {
                writer().deleteDocuments(
                                new Term(Schema.ID, Schema.key(seen.message())),
                                new Term(Schema.OF, Schema.key(seen.message())));
                conversations.remove(seen.message());
                left++;
            }
        }
        return left;
    }

    private void put(Place place, long message) throws IOException {
        writer().updateDocument(new Term(Schema.PLACE, place.key(message)), Schema.place(place, message));
    }

    @Override
    public void commit() throws IOException {
        Map<String, String> data;
        synchronized (notes) {
            notes.put(SCHEMA, Integer.toString(Schema.VERSION));
            data = new HashMap<>(notes);
        }
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
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
            reader = fresh;
            old.decRef();
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
    public synchronized void close() throws IOException {
        closed = true;
        reader.close();
        if (writer != null) {
            commit();
            writer.close();
        }
        folder.close();
    }
}
