package dev.kith.rules.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/// Addresses that must not come back, as HMAC-SHA-256 under the ledger's key: who has the file can test a guess, who
/// has only a copy of the table cannot.
final class Seals {
    private final Store store;
    private final SecretKeySpec key;

    Seals(Store store, byte[] key) {
        this.store = store;
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    void add(String address, Instant now) {
        store.run(handle -> put(handle, hash(address), true, now));
    }

    void remove(String address) {
        store.run(handle -> put(handle, hash(address), false, Instant.EPOCH));
    }

    void put(Handle handle, String hash, boolean on, Instant now) {
        if (on) {
            handle.execute("INSERT OR IGNORE INTO seal (hash, at) VALUES (?, ?)", hash, now.toEpochMilli());
        } else {
            handle.execute("DELETE FROM seal WHERE hash = ?", hash);
        }
    }

    boolean holds(String address) {
        return asOfNow().test(address);
    }

    /// A test that touches the file no more.
    Predicate<String> asOfNow() {
        var hashes = Set.copyOf(store.get(handle ->
                handle.createQuery("SELECT hash FROM seal").mapTo(String.class).list()));
        return hashes.isEmpty() ? _ -> false : address -> hashes.contains(hash(address));
    }

    String hash(String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(("seal\n" + address).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
