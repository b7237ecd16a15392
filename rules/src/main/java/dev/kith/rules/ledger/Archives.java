package dev.kith.rules.ledger;

import dev.kith.rules.ledger.Archive.Delivered;
import dev.kith.rules.ledger.Archive.Restored;
import dev.kith.rules.ledger.Archive.Sealed;
import dev.kith.rules.ledger.Archive.Spoken;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Makes an [Archive] of the ledger's tables, and puts one back: what is there stays, what is missing is added.
final class Archives {
    /// Until when everything counts as told: a ledger that began anew cannot know what was told meanwhile.
    private static final String RESTORED = "restored";

    /// What may be an address in the midst of a note.
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})*");

    private final Store store;

    Archives(Store store) {
        this.store = store;
    }

    Archive make(byte[] key) {
        return store.get(handle -> new Archive(
                key,
                handle.createQuery("SELECT * FROM word WHERE undone_at IS NULL ORDER BY at, id")
                        .map((row, _) -> new Spoken(
                                row.getString("address"),
                                row.getString("verb"),
                                row.getString("argument"),
                                row.getString("rule"),
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getString("author")))
                        .list(),
                handle.createQuery("SELECT * FROM delivered ORDER BY at, rule, person")
                        .map((row, _) -> new Delivered(
                                row.getString("rule"),
                                row.getString("person"),
                                row.getString("episode"),
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getBoolean("digest"),
                                row.getString("message_id")))
                        .list(),
                handle.createQuery("SELECT * FROM seal ORDER BY hash")
                        .map((row, _) -> new Sealed(row.getString("hash"), Instant.ofEpochMilli(row.getLong("at"))))
                        .list(),
                new Sources(store).imports()));
    }

    /// Whether nothing was ever said or told here.
    boolean empty() {
        return store.get(handle -> handle.createQuery("SELECT (SELECT count(*) FROM word)"
                                + " + (SELECT count(*) FROM delivered) + (SELECT count(*) FROM seal)")
                        .mapTo(Long.class)
                        .one()
                == 0);
    }

    /// Adds what is missing, in one transaction.
    ///
    /// @param seals under the archive's key
    Restored put(Archive archive, Seals seals) {
        var hidden = seals.asOfNow();
        return store.get(handle -> {
            var said = 0;
            var leftOut = 0;
            // before the words: one of them may say that the seal was taken off
            archive.sealed().forEach(seal -> sealed(handle, seal, seals));
            for (var word : archive.said()) {
                if (hidden.test(word.about()) || hidden.test(word.argument())) {
                    leftOut++;
                } else {
                    said += said(handle, without(word, hidden));
                }
            }
            var told = 0;
            for (var one : archive.told()) {
                told += hidden.test(one.person()) ? 0 : told(handle, one);
            }
            archive.imports()
                    .forEach(source -> handle.execute(
                            "INSERT OR IGNORE INTO import_source (path, me, at) VALUES (?, ?, ?)",
                            source.path(),
                            String.join("\n", source.me()),
                            source.at().toEpochMilli()));
            return new Restored(said, told, leftOut);
        });
    }

    /// A seal that was taken off here since the backup was made stays off.
    private static void sealed(Handle handle, Archive.Sealed seal, Seals seals) {
        var takenOff = handle.createQuery("SELECT count(*) FROM word WHERE verb = 'seal' AND address = ? AND at >= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM seal WHERE hash = ?)")
                .bind(0, seal.hash())
                .bind(1, seal.at().toEpochMilli())
                .bind(2, seal.hash())
                .mapTo(Long.class)
                .one();
        if (takenOff == 0) {
            seals.put(handle, seal.hash(), true, seal.at());
        }
    }

    /// A note may name somebody else, who was forgotten since.
    private static Spoken without(Spoken word, Predicate<String> hidden) {
        if (!word.verb().equals("note")) {
            return word;
        }
        var note = ADDRESS.matcher(word.argument())
                .replaceAll(found -> hidden.test(found.group().toLowerCase(Locale.ROOT))
                        ? "…"
                        : Matcher.quoteReplacement(found.group()));
        return new Spoken(word.about(), word.verb(), note, word.rule(), word.at(), word.by());
    }

    /// A word that was ever said here is not said again, also when it was taken back since.
    private static int said(Handle handle, Spoken word) {
        return handle.execute(
                """
                INSERT INTO word (address, verb, argument, rule, at, author)
                SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
                  SELECT 1 FROM word WHERE address = ? AND verb = ? AND argument = ? AND rule = ? AND at = ?)
                """,
                word.about(),
                word.verb(),
                word.argument(),
                word.rule(),
                word.at().toEpochMilli(),
                word.by(),
                word.about(),
                word.verb(),
                word.argument(),
                word.rule(),
                word.at().toEpochMilli());
    }

    private static int told(Handle handle, Delivered one) {
        return handle.execute(
                """
                INSERT OR IGNORE INTO delivered (rule, person, episode, at, digest, message_id)
                VALUES (?, ?, ?, ?, ?, ?)
                """, one.rule(), one.person(), one.episode(), one.at().toEpochMilli(), one.digest(), one.messageId());
    }

    void restoredAt(Instant now) {
        store.run(handle -> handle.execute(
                "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                RESTORED,
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array()));
    }

    @Nullable
    Instant restoredAt() {
        Optional<byte[]> value = store.get(handle -> handle.createQuery("SELECT value FROM fact WHERE name = ?")
                .bind(0, RESTORED)
                .mapTo(byte[].class)
                .findOne());
        return value.map(octets -> ByteBuffer.wrap(Arrays.copyOf(octets, Long.BYTES)))
                .map(octets -> Instant.ofEpochMilli(octets.getLong()))
                .orElse(null);
    }
}
