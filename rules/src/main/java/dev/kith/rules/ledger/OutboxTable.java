package dev.kith.rules.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `outbox`: reminders on their way. Each call is one transaction and is on disk when it returns.
public final class OutboxTable {
    private static final String ALL = "SELECT * FROM outbox";

    private final Store store;

    OutboxTable(Store store) {
        this.store = store;
    }

    public enum State {
        PLANNED,
        ATTEMPTING,
        APPENDED,
        DONE,
        DISMISSED,
        EXPIRED
    }

    /// @param key names the occasion: the same for the same person, rule and episode
    /// @param uidValidity 0 when unknown
    /// @param uid 0 when unknown
    public record Row(
            String key,
            String messageId,
            String account,
            String mailbox,
            String person,
            String rule,
            String episode,
            byte[] octets,
            State state,
            Instant plannedAt,
            Instant changedAt,
            @Nullable Instant appendedAt,
            long uidValidity,
            long uid,
            String note) {}

    /// Adds a row unless its key or Message-ID is there already.
    ///
    /// @return whether it was added
    public boolean plan(Row row) {
        return store.get(handle -> handle.execute(
                        """
                        INSERT OR IGNORE INTO outbox (key, message_id, account, mailbox, person, rule, episode, octets,
                          state, planned_at, changed_at, appended_at, uid_validity, uid, note)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        row.key(),
                        row.messageId(),
                        row.account(),
                        row.mailbox(),
                        row.person(),
                        row.rule(),
                        row.episode(),
                        row.octets(),
                        word(row.state()),
                        row.plannedAt().toEpochMilli(),
                        row.changedAt().toEpochMilli(),
                        Store.millis(row.appendedAt()),
                        row.uidValidity(),
                        row.uid(),
                        row.note())
                == 1);
    }

    /// Moves a row from one state to another, in one step.
    ///
    /// @return whether the row was in `from`; if not, nothing changed
    public boolean move(String key, State from, State to, Instant now, String note) {
        return store.get(handle -> handle.execute(
                        "UPDATE outbox SET state = ?, changed_at = ?, note = ? WHERE key = ? AND state = ?",
                        word(to),
                        now.toEpochMilli(),
                        note,
                        key,
                        word(from))
                == 1);
    }

    /// From attempting to appended, with where it stands upstream.
    public boolean appended(String key, String mailbox, long uidValidity, long uid, Instant now, String note) {
        return store.get(handle ->
                handle.execute("""
                    UPDATE outbox SET state = 'appended', changed_at = ?, appended_at = ?, mailbox = ?,
                      uid_validity = ?, uid = ?, note = ? WHERE key = ? AND state = 'attempting'
                    """, now.toEpochMilli(), now.toEpochMilli(), mailbox, uidValidity, uid, note, key) == 1);
    }

    public Optional<Row> row(String key) {
        return store.get(handle -> handle.createQuery(ALL + " WHERE key = ?")
                .bind(0, key)
                .map((row, _) -> read(row))
                .findOne());
    }

    public List<Row> in(State state) {
        return store.get(handle -> handle.createQuery(ALL + " WHERE state = ? ORDER BY planned_at, key")
                .bind(0, word(state))
                .map((row, _) -> read(row))
                .list());
    }

    public List<Row> all() {
        return store.get(handle -> handle.createQuery(ALL + " ORDER BY planned_at, key")
                .map((row, _) -> read(row))
                .list());
    }

    public boolean erase(String key) {
        return store.get(handle -> handle.execute("DELETE FROM outbox WHERE key = ?", key) == 1);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Row read(ResultSet row) throws SQLException {
        var appended = row.getLong("appended_at");
        var appendedAt = row.wasNull() ? null : Instant.ofEpochMilli(appended);
        return new Row(
                row.getString("key"),
                row.getString("message_id"),
                row.getString("account"),
                row.getString("mailbox"),
                row.getString("person"),
                row.getString("rule"),
                row.getString("episode"),
                row.getBytes("octets"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("planned_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                appendedAt,
                row.getLong("uid_validity"),
                row.getLong("uid"),
                row.getString("note"));
    }
}
