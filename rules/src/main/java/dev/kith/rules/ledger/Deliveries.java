package dev.kith.rules.ledger;

import dev.kith.rules.delivery.Told;
import java.time.Instant;
import java.util.List;

/// What was delivered, kept for good: the proof that an occasion was told, so that it is never told again.
public final class Deliveries {
    private final Store store;

    Deliveries(Store store) {
        this.store = store;
    }

    /// Notes a delivery; the first one of an episode stands.
    public void add(Told told, String messageId) {
        store.run(handle -> handle.execute(
                """
                INSERT OR IGNORE INTO delivered (rule, person, episode, at, digest, message_id)
                VALUES (?, ?, ?, ?, ?, ?)
                """, told.rule(), told.person(), told.episode(), told.at().toEpochMilli(), told.digest(), messageId));
    }

    /// Oldest first.
    public List<Told> all() {
        return store.get(handle -> handle.createQuery("SELECT * FROM delivered ORDER BY at, rule, person")
                .map((row, _) -> new Told(
                        row.getString("rule"),
                        row.getString("person"),
                        row.getString("episode"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getBoolean("digest")))
                .list());
    }
}
