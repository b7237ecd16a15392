package dev.kith.indexer.store.lucene.memory;

import dev.kith.indexer.people.Directory;
import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.search.Stems.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/// What is kept in memory of an index: its segments' numbers, and the parties, accounts and conversations of all of
/// them. Safe for threads, but a segment is loaded by one, the one that refreshes or the one that joins it.
public final class InMemory {
    private final Conversations conversations = new Conversations();
    private final PartyTable parties = new PartyTable();
    private final Accounts accounts = new Accounts();
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();
    private volatile @Nullable Spoken spoken;

    /// Reads what is not there yet.
    public void load(DirectoryReader reader) throws IOException {
        for (var leaf : reader.leaves()) {
            segment(leaf.reader());
        }
    }

    public Segment segment(LeafReader leaf) throws IOException {
        var cache = leaf.getCoreCacheHelper();
        var known = segments.get(cache.getKey());
        if (known != null) {
            return known;
        }
        return keep(cache, Segment.load(leaf, parties, accounts, conversations::add));
    }

    /// Reads a segment that others were joined to, before anybody searches in it. Its messages are known; one that was
    /// erased meanwhile does not come back by it.
    public void join(LeafReader leaf) throws IOException {
        var cache = leaf.getCoreCacheHelper();
        if (!segments.containsKey(cache.getKey())) {
            keep(cache, Segment.load(leaf, parties, accounts, this::known));
        }
    }

    private int known(Link link) {
        var node = conversations.nodeOf(link.own());
        return node < 0 ? conversations.add(link) : node;
    }

    private Segment keep(IndexReader.CacheHelper cache, Segment loaded) {
        segments.put(cache.getKey(), loaded);
        cache.addClosedListener(segments::remove);
        return loaded;
    }

    /// Asked for with each query, and the same until something changes.
    public Set<Language> languages(DirectoryReader reader) throws IOException {
        var known = spoken;
        if (known == null || known.version() != reader.getVersion()) {
            known = Spoken.in(reader);
            spoken = known;
        }
        return known.languages();
    }

    public Directory parties() {
        return parties;
    }

    /// Addresses that hold these letters, in their local part or in a name; at most `Snapshot.HOLDING_MAX`.
    public List<String> holding(String letters) {
        return parties.holding(letters);
    }

    /// An account's name.
    public String account(int number) {
        return accounts.name(number);
    }

    public Conversations conversations() {
        return conversations;
    }
}
