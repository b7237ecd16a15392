package dev.kith.rules.ledger;

import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `outbox`: mails of Kith's on their way. Each call is one transaction and is on disk when it returns.
public final class OutboxTable {
    private static final String ALL = "SELECT * FROM outbox";
    private static final String ORDER = " ORDER BY planned_at, message_id";
    private static final String OPEN = "state IN ('planned', 'attempting', 'appended')";

    private final Store store;

    OutboxTable(Store store) {
        this.store = store;
    }

    /// Adds a row, unless it or one of its occasions was ever here.
    ///
    /// @return whether it was added
    public boolean plan(OutboxRow row) {
        return store.get(handle -> {
            var known = row.parts().stream().anyMatch(part -> holds(handle, part.id()));
            if (known
                    || holds(handle, row.messageId())
                    || row(handle, row.messageId()).isPresent()) {
                return false;
            }
            write(handle, row);
            for (var part : row.parts()) {
                handle.execute(
                        "INSERT INTO outbox_part (id, message_id, person, rule, episode) VALUES (?, ?, ?, ?, ?)",
                        part.id(),
                        row.messageId(),
                        part.person(),
                        part.rule(),
                        part.episode());
            }
            return true;
        });
    }

    /// Writes the row's new state. Its occasions never change.
    public void put(OutboxRow row) {
        store.run(handle -> write(handle, row));
    }

    public Optional<OutboxRow> row(String messageId) {
        return store.get(handle -> row(handle, messageId));
    }

    /// The mail that tells this occasion.
    public Optional<OutboxRow> telling(String part) {
        return store.get(handle -> handle.createQuery(
                        ALL + " WHERE message_id = (SELECT message_id FROM outbox_part WHERE id = ?)")
                .bind(0, part)
                .map((row, _) -> read(handle, row))
                .findOne());
    }

    /// What is not over yet on an account, oldest first.
    public List<OutboxRow> open(String account) {
        return store.get(handle -> handle.createQuery(ALL + " WHERE account = ? AND " + OPEN + ORDER)
                .bind(0, account)
                .map((row, _) -> read(handle, row))
                .list());
    }

    /// Marks the person's occasions on an account as settled.
    ///
    /// @return the mails, not over yet, of which now all occasions are settled
    public List<OutboxRow> settle(String account, String person, String reason) {
        return store.get(handle -> {
            var mails = handle.createQuery("SELECT DISTINCT p.message_id FROM outbox_part p JOIN outbox o"
                            + " ON o.message_id = p.message_id WHERE p.person = ? AND o.account = ?"
                            + " AND p.settled = '' AND o." + OPEN)
                    .bind(0, person)
                    .bind(1, account)
                    .mapTo(String.class)
                    .list();
            handle.execute(
                    "UPDATE outbox_part SET settled = ? WHERE person = ? AND settled = ''"
                            + " AND message_id IN (SELECT message_id FROM outbox WHERE account = ?)",
                    reason,
                    person,
                    account);
            return mails.stream().flatMap(mail -> ended(handle, mail).stream()).toList();
        });
    }

    /// Marks one occasion as settled.
    ///
    /// @return its mail, if that is not over yet and has no other occasion left
    public Optional<OutboxRow> settleOne(String part, String reason) {
        return store.get(handle -> {
            handle.execute("UPDATE outbox_part SET settled = ? WHERE id = ? AND settled = ''", reason, part);
            return handle.createQuery("SELECT message_id FROM outbox_part WHERE id = ?")
                    .bind(0, part)
                    .mapTo(String.class)
                    .findOne()
                    .flatMap(mail -> ended(handle, mail));
        });
    }

    private static Optional<OutboxRow> ended(Handle handle, String mail) {
        var left = handle.createQuery("SELECT count(*) FROM outbox_part WHERE message_id = ? AND settled = ''")
                .bind(0, mail)
                .mapTo(Integer.class)
                .one();
        return left > 0
                ? Optional.empty()
                : row(handle, mail).filter(row -> row.state().open());
    }

    /// Takes out a mail that was never sent, so that its occasions may be told afresh.
    public void erase(String messageId) {
        store.run(handle -> handle.execute("DELETE FROM outbox WHERE message_id = ?", messageId));
    }

    /// The occasions of the mails planned since then, newest first.
    public List<Part> parts(Instant since) {
        return store.get(handle -> handle.createQuery(
                        "SELECT p.* FROM outbox_part p JOIN outbox o ON o.message_id = p.message_id"
                                + " WHERE o.planned_at >= ? ORDER BY o.planned_at DESC, p.id")
                .bind(0, since.toEpochMilli())
                .map((row, _) -> part(row))
                .list());
    }

    /// Every occasion that is in the outbox or was: whatever became of it, it is not told again. An occasion that never
    /// left because its plan went stale is not among them.
    public List<Told> told() {
        return store.get(handle -> handle.createQuery("SELECT p.*, coalesce(o.appended_at, o.planned_at) AS at"
                        + " FROM outbox_part p JOIN outbox o ON o.message_id = p.message_id ORDER BY at")
                .map((row, _) -> new Told(
                        row.getString("rule"),
                        row.getString("person"),
                        row.getString("episode"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        !row.getString("id").equals(row.getString("message_id"))))
                .list());
    }

    public List<OutboxRow> all() {
        return store.get(handle -> handle.createQuery(ALL + ORDER)
                .map((row, _) -> read(handle, row))
                .list());
    }

    private static boolean holds(Handle handle, String part) {
        return handle.createQuery("SELECT count(*) FROM outbox_part WHERE id = ?")
                        .bind(0, part)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Optional<OutboxRow> row(Handle handle, String messageId) {
        return handle.createQuery(ALL + " WHERE message_id = ?")
                .bind(0, messageId)
                .map((row, _) -> read(handle, row))
                .findOne();
    }

    private static void write(Handle handle, OutboxRow row) {
        handle.execute(
                """
                INSERT INTO outbox (message_id, account, mailbox, octets, state, note, leaving, planned_at,
                  attempted_at, appended_at, checked_at, attempts, absences, uid_validity, uid)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (message_id) DO UPDATE SET mailbox = excluded.mailbox, octets = excluded.octets,
                  state = excluded.state, note = excluded.note, leaving = excluded.leaving,
                  attempted_at = excluded.attempted_at, appended_at = excluded.appended_at,
                  checked_at = excluded.checked_at, attempts = excluded.attempts, absences = excluded.absences,
                  uid_validity = excluded.uid_validity, uid = excluded.uid
                """,
                row.messageId(),
                row.account(),
                row.mailbox(),
                row.octets(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.note(),
                row.leaving(),
                row.plannedAt().toEpochMilli(),
                Store.millis(row.attemptedAt()),
                Store.millis(row.appendedAt()),
                Store.millis(row.checkedAt()),
                row.attempts(),
                row.absences(),
                row.uidValidity(),
                row.uid());
    }

    private static OutboxRow read(Handle handle, ResultSet row) throws SQLException {
        var messageId = row.getString("message_id");
        var parts = handle.createQuery("SELECT * FROM outbox_part WHERE message_id = ? ORDER BY rowid")
                .bind(0, messageId)
                .map((part, _) -> part(part))
                .list();
        return new OutboxRow(
                messageId,
                row.getString("account"),
                row.getString("mailbox"),
                parts,
                row.getBytes("octets"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                row.getString("leaving"),
                Instant.ofEpochMilli(row.getLong("planned_at")),
                instant(row, "attempted_at"),
                instant(row, "appended_at"),
                instant(row, "checked_at"),
                row.getInt("attempts"),
                row.getInt("absences"),
                row.getLong("uid_validity"),
                row.getLong("uid"));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("id"), row.getString("person"), row.getString("rule"), row.getString("episode"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
