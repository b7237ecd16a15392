package dev.kith.app.daemon;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.OwnMailboxes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The mailboxes into which the user moves a reminder to say something about it. Made only when the user said yes,
/// once after each start.
final class GestureMailboxes {
    /// From the top.
    static final List<List<String>> ALL = List.of(
            List.of("Kith"),
            List.of("Kith", "Later"),
            List.of("Kith", "Rest"),
            List.of("Kith", "Mute"),
            List.of("Kith", "Done"));

    private final boolean agreed;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    GestureMailboxes(boolean agreed) {
        this.agreed = agreed;
    }

    /// The account's mail has been read: there is a login that works.
    void ready(String account, Companion companion) {
        if (!agreed || !(companion instanceof OwnMailboxes mailboxes) || made.contains(account)) {
            return;
        }
        var all = ALL.stream().skip(1).map(mailboxes::makeMailbox).toList();
        if (all.stream().allMatch(OwnMailboxes.Made.There.class::isInstance)) {
            made.add(account);
        }
    }
}
