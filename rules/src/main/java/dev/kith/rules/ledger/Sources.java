package dev.kith.rules.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where mail came from besides the accounts. (The table `sender` is empty and not used: which addresses are the user's
/// is learned from the mail itself.)
public final class Sources {
    private final Store store;

    Sources(Store store) {
        this.store = store;
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
