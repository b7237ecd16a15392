package dev.kith.rules.ledger;

import dev.kith.rules.ledger.Wish.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The tables `wish` and `carried`: what the user asked for by mail. Each call is on disk when it returns.
public final class Wishes {
    private final Store store;

    Wishes(Store store) {
        this.store = store;
    }

    /// Takes a wish; one for the same mail and time stands already and stays as it is.
    public void add(Wish wish) {
        store.run(handle -> handle.execute(
                """
                INSERT OR IGNORE INTO wish (message_id, due_at, account, recipients, subject, line, asked_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                wish.messageId(),
                wish.dueAt().getEpochSecond(),
                wish.account(),
                " " + String.join(" ", wish.recipients()) + " ",
                wish.subject(),
                wish.line(),
                wish.askedAt().toEpochMilli(),
                word(wish.state())));
    }

    public void put(Wish wish) {
        store.run(handle -> handle.execute(
                "UPDATE wish SET state = ? WHERE message_id = ? AND due_at = ?",
                word(wish.state()),
                wish.messageId(),
                wish.dueAt().getEpochSecond()));
    }

    /// All in a state, the earliest first.
    public List<Wish> in(State state) {
        return store.get(handle -> handle.createQuery("SELECT * FROM wish WHERE state = ? ORDER BY due_at, message_id")
                .bind(0, word(state))
                .map((row, _) -> read(row))
                .list());
    }

    /// Notes that a command mail is being carried out.
    ///
    /// @return false when it was before
    public boolean carry(String messageId, Instant now) {
        return store.get(handle -> handle.execute(
                        "INSERT OR IGNORE INTO carried (message_id, at) VALUES (?, ?)", messageId, now.toEpochMilli()))
                > 0;
    }

    private static Wish read(ResultSet row) throws SQLException {
        return new Wish(
                row.getString("message_id"),
                Instant.ofEpochSecond(row.getLong("due_at")),
                row.getString("account"),
                List.of(row.getString("recipients").strip().split(" ", -1)),
                row.getString("subject"),
                row.getString("line"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
