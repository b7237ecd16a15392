package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Removed;
import java.util.List;

/// The mailboxes that Kith makes upstream, all of them below `Kith`, so that moving a reminder there
/// answers it. Blocking, like [Companion].
public interface OwnMailboxes {
    /// Makes a mailbox; only when the user has said yes.
    ///
    /// @param steps of its name, from the top: `Kith`, `Later`
    Made makeMailbox(List<String> steps);

    /// Removes a mailbox that Kith made; never one that holds anything.
    ///
    /// @param steps of its name, from the top: `Kith`, `Later`
    /// @return [Removed.Gone] also when there is none
    Removed removeMailbox(List<String> steps);

    sealed interface Made {
        /// Made now or there before.
        ///
        /// @param mailbox the server's name for it
        record There(String mailbox) implements Made {}

        record NotMade(String words) implements Made {}
    }
}
