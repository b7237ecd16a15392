package dev.kith.rules.ledger;

import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What cannot be read from mail again: what the user said, what was sent, how far the mail was read. One SQLite file
/// (WAL, synchronous=FULL: what returned survives a power cut), 0600 in a 0700 folder. Any thread; one call at a
/// time.
public final class Ledger implements AutoCloseable {
    private static final String KEY = "hmac key";

    /// What opening wants for the log and its index.
    private static final long ROOM_LEAST = 256 << 10;

    private final Store store;
    private final LedgerFile file;
    private volatile byte[] key;
    private volatile Words words;
    private volatile Seals seals;

    private Ledger(LedgerFile file, Store store, byte[] key) {
        this.file = file;
        this.store = store;
        this.key = key;
        this.seals = new Seals(store, key);
        this.words = new Words(store, seals);
    }

    /// Opens or creates `ledger.db` in the data folder.
    public static Ledger open(Path folder) throws LedgerUnusable, IOException {
        var file = LedgerFile.in(folder);
        try {
            var store = new Store(file.connect());
            try {
                Migrations.apply(store.raw());
                return new Ledger(file, store, key(store));
            } catch (LedgerUnusable | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            var room = Files.getFileStore(folder).getUsableSpace();
            throw new LedgerUnusable("The ledger " + file + " cannot be opened: " + why(room, e), e);
        }
    }

    /// SQLite names the system call that failed, and not that the disk is full.
    static String why(long room, Exception failed) {
        return room < ROOM_LEAST ? "no room is left on the disk" : String.valueOf(failed.getMessage());
    }

    // ---- what the user said

    public void say(Utterance utterance) {
        words.say(utterance);
    }

    /// All that stands.
    public Said said() {
        return words.said();
    }

    /// The words that stand about one address, oldest first; with an empty address those about everybody.
    public List<Utterance> utterances(String address) {
        return words.about(address);
    }

    /// Takes the last standing word back and returns it.
    public Optional<Utterance> undo(Instant now, String author) {
        return words.undo(now, author);
    }

    /// The standing merges and splits, oldest first: [Word.Merged] and [Word.Split].
    public List<Utterance> joins() {
        return words.joins();
    }

    /// The addresses that were ever merged or split, also where the word was taken back.
    public Set<String> everJoined() {
        return words.everJoined();
    }

    /// Was this address sealed or forgotten? Only a keyed hash of it is kept.
    public boolean sealed(String address) {
        return seals.holds(address);
    }

    /// A test for sealed and forgotten addresses as they stand now; it touches the file no more.
    public Predicate<String> seals() {
        return seals.asOfNow();
    }

    // ---- the rooms of the ledger

    public States states() {
        return new States(store);
    }

    public Deliveries deliveries() {
        return new Deliveries(store);
    }

    public OutboxTable outbox() {
        return new OutboxTable(store);
    }

    public Wishes wishes() {
        return new Wishes(store);
    }

    public Backfill backfill(String account) {
        return new Backfill(store, account);
    }

    public Sources sources() {
        return new Sources(store);
    }

    /// A message is known by another name from now on: what was said or told about it counts for that name.
    public void renamed(String was, String is) {
        store.run(handle -> Renaming.run(handle, was, is));
    }

    /// 32 random octets, made when the ledger was: the key of every HMAC that Kith makes. A copy.
    public byte[] key() {
        return key.clone();
    }

    /// Erases what is known about a person, and the traces of it in the file and its log; only keyed hashes of the
    /// addresses stay, so that mail met later does not bring the person back.
    ///
    /// @return rows erased
    public int forget(String person, Set<String> addresses, Instant now) {
        var rows = store.get(handle -> {
            var count = words.erase(handle, addresses);
            // earlier the person may have been known by another of the addresses
            var names = new TreeSet<>(addresses);
            names.add(person);
            for (var name : names) {
                // a digest that names the person goes as a whole
                count += OutboxTable.forget(handle, name);
                for (var table : List.of("rule_state", "rule_change", "delivered")) {
                    count += handle.execute("DELETE FROM " + table + " WHERE person = ?", name);
                }
            }
            OutboxTable.silence(handle);
            for (var address : addresses) {
                count += handle.execute("DELETE FROM wish WHERE instr(recipients, ?) > 0", " " + address + " ");
            }
            return count;
        });
        addresses.forEach(address -> seals.add(address, now));
        compact();
        return rows;
    }

    /// Writes the log back into the file and rebuilds it, so that nothing erased can be read from the disk's file.
    private void compact() {
        store.outside(handle -> {
            handle.execute("VACUUM");
            handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
        });
    }

    /// A consistent copy of the whole ledger, for a backup. The file must not exist.
    public void copyTo(Path file) {
        store.outside(handle -> handle.execute("VACUUM INTO ?", file.toString()));
    }

    /// All that a backup keeps.
    public Archive archive() {
        return new Archives(store).make(key());
    }

    /// Adds what a backup holds and this ledger does not. Nothing is taken away, and whoever was forgotten since stays
    /// forgotten. A ledger that was new takes the backup's key, and from then on counts everything that came due
    /// before `now` as told: nobody knows what was told since the backup was made.
    ///
    /// @throws LedgerUnusable when the backup is another ledger's, and this one is not new
    public Archive.Restored restore(Archive archive, Instant now) throws LedgerUnusable {
        var archives = new Archives(store);
        if (!MessageDigest.isEqual(archive.key(), key)) {
            if (!archives.empty()) {
                throw new LedgerUnusable("This backup is another ledger's, and something was said here already: restore"
                        + " it into a data folder of its own, with --data.");
            }
            store.run(handle -> handle.execute("UPDATE fact SET value = ? WHERE name = ?", archive.key(), KEY));
            key = archive.key().clone();
            seals = new Seals(store, key);
            words = new Words(store, seals);
            archives.restoredAt(now);
        }
        return archives.put(archive, seals);
    }

    /// What came due before this counts as told, because the ledger was restored then.
    ///
    /// @return null when it was never restored
    public @Nullable Instant toldBefore() {
        return new Archives(store).restoredAt();
    }

    /// Whether SQLite finds its file in order: a pass over the whole of it.
    public boolean healthy() {
        return store.get(handle -> handle.createQuery("PRAGMA quick_check")
                .mapTo(String.class)
                .list()
                .equals(List.of("ok")));
    }

    public int schema() {
        return Migrations.newest();
    }

    /// The octets of the file as they lie on the disk, for one who looks for what is left in it.
    public InputStream octets() throws IOException {
        return file.octets();
    }

    @Override
    public void close() {
        store.close();
        file.close();
    }

    private static byte[] key(Store store) {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return store.get(handle -> {
            handle.execute("INSERT OR IGNORE INTO fact (name, value) VALUES (?, ?)", KEY, fresh);
            return handle.createQuery("SELECT value FROM fact WHERE name = ?")
                    .bind(0, KEY)
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
