package dev.kith.rules.ledger;

import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
            var known = row.parts().stream().anyMatch(part -> holds(handle, part.id()) || tells(handle, part));
            if (known
                    || holds(handle, row.messageId())
                    || row(handle, row.messageId()).isPresent()) {
                return false;
            }
            insert(handle, row);
            return true;
        });
    }

    /// Writes the row's new state. Its occasions never change, nor its octets, but that they go when it is over; and a
    /// row that was erased meanwhile, or made nameless, stays so.
    ///
    /// @return false when it was erased
    public boolean put(OutboxRow row) {
        return store.get(handle -> update(handle, row)) > 0;
    }

    /// Keeps of a mail that is over the occasions with these ids; the others may be told afresh.
    public void keep(String messageId, Collection<String> ids) {
        store.run(handle -> {
            for (var part : parts(handle, messageId)) {
                if (!ids.contains(part.id())) {
                    handle.execute("DELETE FROM outbox_part WHERE id = ?", part.id());
                }
            }
        });
    }

    /// Erases the mails that name a person. What may stand upstream keeps a row without a name, so that it is removed
    /// as soon as Kith is signed in.
    ///
    /// @return how many there were
    static int forget(Handle handle, String person) {
        var mails = handle.createQuery(
                        ALL + " WHERE message_id IN (SELECT message_id FROM outbox_part WHERE person = ?)")
                .bind(0, person)
                .map((row, _) -> read(handle, row))
                .list();
        for (var row : mails) {
            handle.execute("DELETE FROM outbox WHERE message_id = ?", row.messageId());
            if (row.attemptedAt() != null || row.appendedAt() != null) {
                insert(handle, row.nameless());
            }
        }
        return mails.size();
    }

    public Optional<OutboxRow> row(String messageId) {
        return store.get(handle -> row(handle, messageId));
    }

    /// Whether a mail tells this occasion or told it, under whatever name: the name holds the UIDVALIDITY of INBOX,
    /// which a server may change.
    public boolean tells(Part part) {
        return store.get(handle -> tells(handle, part));
    }

    private static boolean tells(Handle handle, Part part) {
        return handle.createQuery("SELECT count(*) FROM outbox_part WHERE rule = ? AND person = ? AND episode = ?")
                        .bind(0, part.rule())
                        .bind(1, part.person())
                        .bind(2, part.episode())
                        .mapTo(Integer.class)
                        .one()
                > 0;
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

    /// The mails in a state, oldest first.
    public List<OutboxRow> in(State state) {
        return store.get(handle -> handle.createQuery(ALL + " WHERE state = ?" + ORDER)
                .bind(0, word(state))
                .map((row, _) -> read(handle, row))
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

    private static void insert(Handle handle, OutboxRow row) {
        handle.execute(
                """
                INSERT INTO outbox (message_id, account, mailbox, octets, state, note, leaving, planned_at,
                  attempted_at, appended_at, checked_at, attempts, absences, uid_validity, uid)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row.messageId(),
                row.account(),
                row.mailbox(),
                row.octets(),
                word(row.state()),
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
        for (var part : row.parts()) {
            handle.execute(
                    "INSERT INTO outbox_part (id, message_id, person, rule, episode) VALUES (?, ?, ?, ?, ?)",
                    part.id(),
                    row.messageId(),
                    part.person(),
                    part.rule(),
                    part.episode());
        }
    }

    private static int update(Handle handle, OutboxRow row) {
        return handle.execute(
                """
                UPDATE outbox SET mailbox = ?, state = ?, note = ?,
                  leaving = CASE WHEN leaving = '%s' THEN leaving ELSE ? END,
                  octets = CASE WHEN ? THEN octets ELSE x'' END,
                  attempted_at = ?, appended_at = ?, checked_at = ?, attempts = ?, absences = ?,
                  uid_validity = ?, uid = ?
                WHERE message_id = ?
                """.formatted(OutboxRow.FORGOTTEN),
                row.mailbox(),
                word(row.state()),
                row.note(),
                row.leaving(),
                row.state().open(),
                Store.millis(row.attemptedAt()),
                Store.millis(row.appendedAt()),
                Store.millis(row.checkedAt()),
                row.attempts(),
                row.absences(),
                row.uidValidity(),
                row.uid(),
                row.messageId());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<Part> parts(Handle handle, String messageId) {
        return handle.createQuery("SELECT * FROM outbox_part WHERE message_id = ? ORDER BY rowid")
                .bind(0, messageId)
                .map((part, _) -> part(part))
                .list();
    }

    private static OutboxRow read(Handle handle, ResultSet row) throws SQLException {
        var messageId = row.getString("message_id");
        return new OutboxRow(
                messageId,
                row.getString("account"),
                row.getString("mailbox"),
                parts(handle, messageId),
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
