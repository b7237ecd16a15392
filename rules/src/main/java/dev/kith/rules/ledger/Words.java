package dev.kith.rules.ledger;

import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/// The table `word`. A seal's row holds the address's keyed hash in its place.
final class Words {
    private static final String STANDING =
            "SELECT id, address, verb, argument, rule, at, author FROM word WHERE undone_at IS NULL";

    private final Store store;
    private final Seals seals;

    Words(Store store, Seals seals) {
        this.store = store;
        this.seals = seals;
    }

    void say(Utterance utterance) {
        var text = WordText.of(utterance.word());
        var address = utterance.address();
        if (utterance.word() instanceof Word.Sealed(var on)) {
            if (on) {
                seals.add(address, utterance.at());
            } else {
                seals.remove(address);
            }
            address = seals.hash(address);
        }
        var kept = address;
        store.run(handle -> handle.execute(
                "INSERT INTO word (address, verb, argument, rule, at, author) VALUES (?, ?, ?, ?, ?, ?)",
                kept,
                text.verb(),
                text.argument(),
                text.rule(),
                utterance.at().toEpochMilli(),
                utterance.author()));
    }

    Said said() {
        var standing = store.get(handle -> handle.createQuery(STANDING + " AND verb <> 'seal' ORDER BY at, id")
                .map((row, _) -> utterance(row))
                .list());
        return new Said(standing, seals.asOfNow());
    }

    List<Utterance> about(String address) {
        return store.get(handle -> handle.createQuery(STANDING + " AND address IN (?, ?) ORDER BY at, id")
                .bind(0, address)
                .bind(1, seals.hash(address))
                .map((row, _) -> utterance(row))
                .list());
    }

    List<Utterance> joins() {
        return store.get(handle -> handle.createQuery(STANDING + " AND verb IN ('merge', 'split') ORDER BY at, id")
                .map((row, _) -> utterance(row))
                .list());
    }

    Set<String> everJoined() {
        return store.get(handle -> handle.createQuery("SELECT address FROM word WHERE verb IN ('merge', 'split')"
                        + " UNION SELECT argument FROM word WHERE verb = 'merge'")
                .mapTo(String.class)
                .set());
    }

    Optional<Utterance> undo(Instant now, String author) {
        return store.get(handle -> {
            var last = handle.createQuery(STANDING + " ORDER BY id DESC LIMIT 1")
                    .map((row, _) -> new Numbered(row.getLong("id"), utterance(row)))
                    .findOne();
            last.ifPresent(word -> {
                handle.execute(
                        "UPDATE word SET undone_at = ?, undone_by = ? WHERE id = ?",
                        now.toEpochMilli(),
                        author,
                        word.id());
                if (word.utterance().word() instanceof Word.Sealed(var on)) {
                    seals.put(handle, word.utterance().address(), !on, now);
                }
            });
            return last.map(Numbered::utterance);
        });
    }

    int erase(Handle handle, Set<String> addresses) {
        var count = 0;
        for (var address : addresses) {
            count += handle.execute(
                    "DELETE FROM word WHERE address IN (?, ?) OR argument = ?", address, seals.hash(address), address);
            count += notes(handle, address);
        }
        return count;
    }

    /// Takes an address out of the notes about others, in whatever case it was written.
    private static int notes(Handle handle, String address) {
        var named = Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var changed = 0;
        for (var note : handle.createQuery("SELECT id, argument FROM word WHERE verb = 'note'")
                .map((row, _) -> Map.entry(row.getLong("id"), row.getString("argument")))
                .list()) {
            var without = named.matcher(note.getValue()).replaceAll("…");
            if (!without.equals(note.getValue())) {
                changed += handle.execute("UPDATE word SET argument = ? WHERE id = ?", without, note.getKey());
            }
        }
        return changed;
    }

    private static Utterance utterance(ResultSet row) throws SQLException {
        return new Utterance(
                row.getString("address"),
                new WordText(row.getString("verb"), row.getString("argument"), row.getString("rule")).word(),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("author"));
    }

    private record Numbered(long id, Utterance utterance) {}
}
