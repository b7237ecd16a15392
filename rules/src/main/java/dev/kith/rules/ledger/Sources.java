package dev.kith.rules.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where mail came from besides the accounts, and which addresses proved to be the user's.
public final class Sources {
    private final Store store;

    Sources(Store store) {
        this.store = store;
    }

    /// Envelope senders that upstream accepted: me.
    public Set<String> senders() {
        return Set.copyOf(store.get(handle -> handle.createQuery("SELECT address FROM sender")
                .mapTo(String.class)
                .list()));
    }

    /// @return whether it is new
    public boolean addSender(String address, String account, Instant now) {
        return store.get(handle -> handle.execute(
                        "INSERT OR IGNORE INTO sender (address, account, first_at) VALUES (?, ?, ?)",
                        address,
                        account,
                        now.toEpochMilli())
                == 1);
    }

    public record Import(String path, Set<String> me, Instant at) {}

    public List<Import> imports() {
        return store.get(handle -> handle.createQuery("SELECT * FROM import_source ORDER BY at, path")
                .map((row, _) -> new Import(
                        row.getString("path"),
                        Set.of(row.getString("me").split("\n")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list());
    }

    public void addImport(Import source) {
        store.run(handle -> handle.execute(
                "INSERT OR REPLACE INTO import_source (path, me, at) VALUES (?, ?, ?)",
                source.path(),
                String.join("\n", source.me()),
                source.at().toEpochMilli()));
    }
}
