package dev.kith.indexer.store.lucene;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Copies;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Store.Kept;
import dev.kith.indexer.store.lucene.written.Linking;
import dev.kith.indexer.store.lucene.written.Twins;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Adds what the user sent, so that two copies of one mail become one message ([Copies]), whichever comes first.
/// Any thread.
///
/// A mail with a Message-ID costs a look at a few bits, and one query (some 10 µs) where the index holds any that came
/// without. One that came without waits until it is alone, and asks for all that was sent in its second.
final class Joining {
    private final LuceneStore store;
    private final Conversations conversations;
    private final ReentrantReadWriteLock alone = new ReentrantReadWriteLock();
    private final Seconds sent = new Seconds();
    private final Seconds made = new Seconds();

    Joining(LuceneStore store, Conversations conversations) {
        this.store = store;
        this.conversations = conversations;
    }

    /// What was written so far can be found.
    void refreshed() {
        sent.refreshed();
        made.refreshed();
    }

    /// @param entry of a message that is not known by its name, and can have another copy
    Kept add(Entry entry, Place place) throws IOException {
        if (!entry.talk().idMade()) {
            alone.readLock().lock();
            try {
                if (!made.hold(entry.date()) && twins(entry).isEmpty()) {
                    return addNew(entry, place);
                }
            } finally {
                alone.readLock().unlock();
            }
        }
        alone.writeLock().lock();
        try {
            if ((entry.talk().idMade() ? sent : made).hold(entry.date())) {
                store.refresh();
            }
            var twins = twins(entry);
            if (twins.isEmpty()) {
                return addNew(entry, place);
            }
            return entry.talk().idMade() ? intoOther(entry, place, twins) : inPlaceOf(twins, entry, place);
        } finally {
            alone.writeLock().unlock();
        }
    }

    private List<Entry> twins(Entry entry) throws IOException {
        var reader = store.held();
        try {
            return Twins.of(reader, entry);
        } finally {
            reader.decRef();
        }
    }

    private Kept addNew(Entry entry, Place place) throws IOException {
        var kept = store.addNew(entry, place);
        // after it was written: a refresh in between has seen it
        (entry.talk().idMade() ? made : sent).add(entry.date());
        if (entry.talk().idMade()) {
            sent.add(entry.date());
        }
        return kept;
    }

    /// A copy without a name comes behind one that is known: only whoever it went to in secret is new.
    private Kept intoOther(Entry entry, Place place, List<Entry> twins) throws IOException {
        var known =
                twins.stream().filter(twin -> !twin.talk().idMade()).findFirst().orElse(twins.getFirst());
        var joined = Copies.joined(known, entry);
        if (!joined.equals(known)) {
            store.writing().change(joined, Linking.link(joined));
            store.refresh();
        }
        var name = known.talk().messageId();
        store.seen(name, place);
        return new Kept(false, name, List.of(entry.talk().messageId()));
    }

    /// The copy with a name takes the place of those without.
    private Kept inPlaceOf(List<Entry> twins, Entry entry, Place place) throws IOException {
        var joined = twins.getFirst();
        for (var twin : twins) {
            joined = Copies.joined(joined, twin);
        }
        joined = Copies.joined(joined, entry);
        var formerly = twins.stream().map(twin -> twin.talk().messageId()).toList();
        rename(formerly, joined, place);
        return new Kept(false, joined.talk().messageId(), formerly);
    }

    /// Each is found at any time, by its old name or the new one.
    private void rename(List<String> formerly, Entry entry, Place place) throws IOException {
        // all places that were noted so far are to be moved
        store.refresh();
        var link = Linking.link(entry);
        var reader = store.held();
        try {
            store.writing().replace(Ids.hash(formerly.getFirst()), entry, link, place);
            for (var name : formerly) {
                store.writing().move(reader, Ids.hash(name), link.own());
                store.writing().remove(Ids.hash(name));
                conversations.rename(Ids.hash(name), link);
            }
        } finally {
            reader.decRef();
        }
        store.refresh();
    }
}
