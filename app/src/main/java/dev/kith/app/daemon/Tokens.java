package dev.kith.app.daemon;

import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.reminder.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The control addresses that this Kith gave out, and what each of them speaks of. They stay good when the mail is
/// over: an archived reminder can still be answered. Asked on event loops, so it is kept in memory.
final class Tokens {
    private static final Pattern ADDRESS = Pattern.compile("kith\\+([0-9a-f]{20})@kith\\.invalid");

    private final Ledger ledger;
    private final Stamp stamp;
    private volatile Map<String, Occasion> known = Map.of();

    Tokens(Ledger ledger, Stamp stamp) {
        this.ledger = ledger;
        this.stamp = stamp;
    }

    /// Reads the ledger.
    void learn() {
        var now = new HashMap<String, Occasion>();
        for (var row : ledger.outbox().all()) {
            now.put(stamp.token(row.messageId()), Occasion.of(row));
            row.parts()
                    .forEach(part -> now.put(
                            stamp.token(part.id()), new Occasion(row.account(), row.messageId(), List.of(part))));
        }
        known = Map.copyOf(now);
    }

    /// What an address speaks of on an account; empty when this Kith did not make it.
    ///
    /// @param address without angle brackets
    Optional<Occasion> occasion(String account, String address) {
        var matcher = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.ofNullable(known.get(matcher.group(1)))
                        .filter(occasion -> occasion.account().equals(account))
                : Optional.empty();
    }
}
