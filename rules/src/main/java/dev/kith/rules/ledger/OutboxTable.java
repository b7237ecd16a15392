package dev.kith.rules.ledger;

import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxRow.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `outbox`: mails of Kith's on their way. Each call is one transaction and is on disk when it returns.
public final class OutboxTable {
    private static final String ALL = "SELECT * FROM outbox";
    private static final String ORDER = " ORDER BY planned_at, message_id";
    private static final String OPEN = "state IN ('planned', 'attempting', 'appended')";

    /// An answer to the user is about nobody in particular, and may name the person all the same.
    private static final String NAMING = """
         WHERE message_id IN (SELECT message_id FROM outbox_part WHERE person = ?)
          OR (instr(?, '@') > 0 AND instr(lower(CAST(octets AS TEXT)), ?) > 0
            AND message_id IN (SELECT message_id FROM outbox_part WHERE rule = ?))
        """;

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
            OutboxColumns.insert(handle, row);
            return true;
        });
    }

    /// Writes the row's new state. Its occasions never change, nor its octets, but that they go when it is over; and a
    /// row that was erased meanwhile, or made nameless, stays so.
    ///
    /// @return false when it was erased
    public boolean put(OutboxRow row) {
        return store.get(handle -> OutboxColumns.update(handle, row)) > 0;
    }

    /// Keeps of a mail that is over the occasions with these ids; the others may be told afresh.
    public void keep(String messageId, Collection<String> ids) {
        store.run(handle -> {
            for (var part : OutboxColumns.parts(handle, messageId)) {
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
        var mails = rows(handle, NAMING, person, person, person, Part.NOTE).stream()
                .filter(row -> !row.draft())
                .toList();
        for (var row : mails) {
            handle.execute("DELETE FROM outbox WHERE message_id = ?", row.messageId());
            if (row.attemptedAt() != null || row.appendedAt() != null) {
                OutboxColumns.insert(handle, row.nameless());
            }
        }
        return mails.size();
    }

    /// Takes the words out of Kith's answers and drafts that have arrived: whom they name only a reader could tell, and
    /// they are not sent again.
    static void silence(Handle handle) {
        handle.execute(
                "UPDATE outbox SET octets = x'' WHERE state = 'appended'"
                        + " AND message_id IN (SELECT message_id FROM outbox_part WHERE rule = ?)",
                Part.NOTE);
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
        return sorted(" WHERE message_id = (SELECT message_id FROM outbox_part WHERE id = ?)", part).stream()
                .findFirst();
    }

    /// What is not over yet on an account, oldest first.
    public List<OutboxRow> open(String account) {
        return sorted(" WHERE account = ? AND " + OPEN, account);
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
                .map((row, _) -> OutboxColumns.part(row))
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
        return sorted(" WHERE state = ?", OutboxColumns.word(state));
    }

    public List<OutboxRow> all() {
        return sorted("");
    }

    private List<OutboxRow> sorted(String which, String... values) {
        return store.get(handle -> rows(handle, which + ORDER, values));
    }

    private static List<OutboxRow> rows(Handle handle, String which, String... values) {
        var query = handle.createQuery(ALL + which);
        for (var i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
        }
        return query.map((row, _) -> OutboxColumns.read(handle, row)).list();
    }

    private static boolean holds(Handle handle, String part) {
        return handle.createQuery("SELECT count(*) FROM outbox_part WHERE id = ?")
                        .bind(0, part)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Optional<OutboxRow> row(Handle handle, String messageId) {
        return rows(handle, " WHERE message_id = ?", messageId).stream().findFirst();
    }
}
