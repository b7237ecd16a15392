package dev.kith.indexer;

import dev.kith.indexer.people.Counting;
import dev.kith.indexer.people.Identities;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The latest snapshot and the people in it, counted once for each change.
final class Present {
    static final int SCHEMA = 1;
    private static final int ROUGHLY_ONE_IN = 200;

    private volatile Store store;
    private final Set<String> me;
    private volatile @Nullable Counted latest;
    private Identities identities = Identities.NONE;
    private long unreadable;

    Present(Store store, Set<String> me) {
        this.store = store;
        this.me = me;
    }

    /// @param messages of the snapshot that was counted
    /// @param mine how many addresses of the user's were known
    private record Counted(People people, long version, int messages, int mine) {}

    interface Use<T> {
        T with(Snapshot snapshot, People people) throws IOException;
    }

    <T> T use(Use<T> use) throws IOException {
        var from = store;
        try (var now = from.snapshot()) {
            return use.with(now, people(now));
        } catch (IOException | RuntimeException e) {
            from.doubt(e);
            throw e;
        }
    }

    /// As `use`, but the people may lack the last few messages: counting all of them anew after each new message
    /// would cost more than the search itself.
    <T> T useRoughly(Use<T> use) throws IOException {
        var from = store;
        try (var now = from.snapshot()) {
            var known = roughly(now.size());
            return use.with(now, known == null ? people(now) : known);
        } catch (IOException | RuntimeException e) {
            from.doubt(e);
            throw e;
        }
    }

    /// Waits for nobody who is counting.
    private @Nullable People roughly(int size) {
        var known = latest;
        return known != null
                        && known.mine == me.size()
                        && Math.abs(size - known.messages) <= known.messages / ROUGHLY_ONE_IN
                ? known.people
                : null;
    }

    /// Another store stands in the place of the one so far.
    synchronized void store(Store other) {
        store = other;
        latest = null;
    }

    synchronized void identities(Identities said) {
        // after most words nobody is anybody else, and counting anew takes a pass over all messages
        if (!said.equals(identities)) {
            identities = said;
            latest = null;
        }
    }

    /// Counts again only when something has changed.
    private synchronized People people(Snapshot now) throws IOException {
        var known = latest;
        if (known != null && known.version == now.version() && known.mine == me.size()) {
            return known.people;
        }
        var counting = new Counting(now.directory(), me);
        unreadable = 0;
        now.rows(row -> {
            counting.message(
                    row.date(),
                    row.zone(),
                    row.direction(),
                    row.traits(),
                    row.words(),
                    row.parties(),
                    row.roles(),
                    row.conversation());
            unreadable += Trait.UNREADABLE.in(row.traits()) ? 1 : 0;
        });
        var fresh = counting.done(identities);
        latest = new Counted(fresh, now.version(), now.size(), me.size());
        return fresh;
    }

    IndexStatus status(String setAside, long broken, @Nullable Instant lostSince) throws IOException {
        return use((now, who) -> new IndexStatus(
                SCHEMA,
                now.messages(),
                who.known().length,
                now.conversations(),
                now.octets(),
                unreadable + broken,
                setAside,
                lostSince));
    }
}
