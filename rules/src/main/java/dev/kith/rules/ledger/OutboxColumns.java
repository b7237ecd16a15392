package dev.kith.rules.ledger;

import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A mail of the outbox as columns: written, written anew and read, with its parts.
final class OutboxColumns {
    private OutboxColumns() {}

    static void insert(Handle handle, OutboxRow row) {
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

    static int update(Handle handle, OutboxRow row) {
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

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static List<Part> parts(Handle handle, String messageId) {
        return handle.createQuery("SELECT * FROM outbox_part WHERE message_id = ? ORDER BY rowid")
                .bind(0, messageId)
                .map((part, _) -> part(part))
                .list();
    }

    static OutboxRow read(Handle handle, ResultSet row) throws SQLException {
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
                new OutboxRow.Trail(
                        instant(row, "attempted_at"),
                        instant(row, "appended_at"),
                        instant(row, "checked_at"),
                        row.getInt("attempts"),
                        row.getInt("absences"),
                        row.getLong("uid_validity"),
                        row.getLong("uid")));
    }

    static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("id"), row.getString("person"), row.getString("rule"), row.getString("episode"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
