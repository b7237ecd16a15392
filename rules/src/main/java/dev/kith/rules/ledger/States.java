package dev.kith.rules.ledger;

import dev.kith.rules.delivery.RuleState;
import dev.kith.rules.delivery.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The life cycle of each rule and person, and every change of it with its cause.
public final class States {
    private final Store store;

    States(Store store) {
        this.store = store;
    }

    public List<RuleState> all() {
        return store.get(handle -> handle.createQuery("SELECT * FROM rule_state ORDER BY rule, person")
                .map((row, _) -> read(row))
                .list());
    }

    /// Takes the changes on record, all or none.
    public void apply(List<RuleState.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        store.run(handle -> {
            var state = handle.prepareBatch(
                    "INSERT OR REPLACE INTO rule_state (rule, person, episode, state, since) VALUES (?, ?, ?, ?, ?)");
            var change = handle.prepareBatch("""
                INSERT INTO rule_change (rule, person, episode, was, became, at, cause)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """);
            for (var one : changes) {
                var now = one.became();
                state.add(
                        now.rule(),
                        now.person(),
                        now.episode(),
                        word(now.phase()),
                        now.since().toEpochMilli());
                change.add(
                        now.rule(),
                        now.person(),
                        now.episode(),
                        word(one.was()),
                        word(now.phase()),
                        now.since().toEpochMilli(),
                        one.cause());
            }
            state.execute();
            change.execute();
        });
    }

    /// Occasions that fired, were never told, and that the user said nothing against: with when they fired first.
    public List<Told> leftOut() {
        return store.get(handle -> handle.createQuery("""
            SELECT rule, person, episode, MIN(at) AS at FROM rule_change c
            WHERE became = 'firing'
              AND NOT EXISTS (SELECT 1 FROM delivered d
                WHERE d.rule = c.rule AND d.person = c.person AND d.episode = c.episode)
              AND NOT EXISTS (SELECT 1 FROM rule_change o
                WHERE o.rule = c.rule AND o.person = c.person AND o.episode = c.episode
                  AND o.became IN ('muted', 'snoozed', 'dismissed'))
            GROUP BY rule, person, episode ORDER BY at, rule, person
            """)
                .map((row, _) -> new Told(
                        row.getString("rule"),
                        row.getString("person"),
                        row.getString("episode"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        false))
                .list());
    }

    /// The changes about a person, oldest first, as plain lines: when, rule, from, to, cause.
    public List<Line> changes(String person) {
        return store.get(handle -> handle.createQuery("SELECT * FROM rule_change WHERE person = ? ORDER BY id")
                .bind(0, person)
                .map((row, _) -> new Line(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("rule"),
                        row.getString("was"),
                        row.getString("became"),
                        row.getString("cause")))
                .list());
    }

    public record Line(Instant at, String rule, String was, String became, String cause) {}

    private static String word(RuleState.Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static RuleState read(ResultSet row) throws SQLException {
        return new RuleState(
                row.getString("rule"),
                row.getString("person"),
                row.getString("episode"),
                RuleState.Phase.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("since")));
    }
}
