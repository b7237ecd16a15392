package dev.kith.rules.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far each mailbox of an account was read, and how much was read on a day:
/// where reading goes on after a restart.
public final class Backfill {
    private final Store store;
    private final String account;

    Backfill(Store store, String account) {
        this.store = store;
        this.account = account;
    }

    /// @param role one word; the companion's, and nothing to the ledger
    public record Mark(
            String mailbox,
            String role,
            long uidValidity,
            long lowestUid,
            long highestUid,
            long read,
            long total,
            boolean complete,
            @Nullable Instant oldest) {}

    public List<Mark> all() {
        return store.get(handle -> handle.createQuery("SELECT * FROM mark WHERE account = ? ORDER BY mailbox")
                .bind(0, account)
                .map((row, _) -> read(row))
                .list());
    }

    public void put(Mark mark) {
        store.run(handle -> handle.execute(
                """
                INSERT OR REPLACE INTO mark (account, mailbox, role, uid_validity, lowest_uid, highest_uid, read, total,
                  complete, oldest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account,
                mark.mailbox(),
                mark.role(),
                mark.uidValidity(),
                mark.lowestUid(),
                mark.highestUid(),
                mark.read(),
                mark.total(),
                mark.complete(),
                Store.millis(mark.oldest())));
    }

    public void remove(String mailbox) {
        store.run(handle -> handle.execute("DELETE FROM mark WHERE account = ? AND mailbox = ?", account, mailbox));
    }

    /// Octets read on the day (UTC) of `now` so far.
    public long octets(Instant now) {
        return store.get(handle -> handle.createQuery("SELECT octets FROM octets_read WHERE account = ? AND day = ?")
                .bind(0, account)
                .bind(1, day(now))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    public void addOctets(Instant now, long octets) {
        store.run(handle -> {
            handle.execute("DELETE FROM octets_read WHERE account = ? AND day <> ?", account, day(now));
            handle.execute("""
                INSERT INTO octets_read (account, day, octets) VALUES (?, ?, ?)
                ON CONFLICT (account, day) DO UPDATE SET octets = octets + excluded.octets
                """, account, day(now), octets);
        });
    }

    private static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    private static Mark read(ResultSet row) throws SQLException {
        var oldest = row.getLong("oldest");
        var oldestAt = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
        return new Mark(
                row.getString("mailbox"),
                row.getString("role"),
                row.getLong("uid_validity"),
                row.getLong("lowest_uid"),
                row.getLong("highest_uid"),
                row.getLong("read"),
                row.getLong("total"),
                row.getBoolean("complete"),
                oldestAt);
    }
}
