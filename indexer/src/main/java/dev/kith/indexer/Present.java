package dev.kith.indexer;

import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The latest snapshot and the people in it, counted once for each change.
final class Present {
    static final int SCHEMA = 1;

    private final Store store;
    private final Set<String> me;
    private long version = -1;
    private @Nullable People people;
    private long unreadable;

    Present(Store store, Set<String> me) {
        this.store = store;
        this.me = me;
    }

    interface Use<T> {
        T with(Snapshot snapshot, People people) throws IOException;
    }

    <T> T use(Use<T> use) throws IOException {
        try (var now = store.snapshot()) {
            return use.with(now, people(now));
        }
    }

    /// Counts again only when something has changed.
    private synchronized People people(Snapshot now) throws IOException {
        var known = people;
        if (known != null && version == now.version()) {
            return known;
        }
        var counting = new People.Counting(now.directory(), me);
        unreadable = 0;
        now.rows(row -> {
            counting.message(
                    row.date(), row.zone(), row.direction(), row.traits(), row.words(), row.parties(), row.roles());
            unreadable += Trait.UNREADABLE.in(row.traits()) ? 1 : 0;
        });
        var fresh = counting.done();
        version = now.version();
        people = fresh;
        return fresh;
    }

    IndexStatus status(String setAside) throws IOException {
        return use((now, who) -> new IndexStatus(
                SCHEMA, now.messages(), who.known().length, now.conversations(), now.octets(), unreadable, setAside));
    }
}
