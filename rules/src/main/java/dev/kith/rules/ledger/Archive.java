package dev.kith.rules.ledger;

import java.time.Instant;
import java.util.List;

/// What a backup keeps of a ledger: all that cannot be read from mail again, in plain values. What is on its way (the
/// outbox) and how far mail was read are left out: neither is true any more when a backup is restored.
///
/// @param key of the ledger's HMACs; with it the reminders sent so far are known again
public record Archive(
        byte[] key,
        List<Spoken> said,
        List<Delivered> told,
        List<Sealed> sealed,
        List<Sender> senders,
        List<Sources.Import> imports) {
    /// A word that stands.
    ///
    /// @param about an address, a sealed one's keyed hash, or empty
    /// @param rule empty for every rule
    public record Spoken(String about, String verb, String argument, String rule, Instant at, String by) {}

    /// An occasion that was told.
    public record Delivered(String rule, String person, String episode, Instant at, boolean digest, String messageId) {}

    public record Sealed(String hash, Instant at) {}

    public record Sender(String address, String account, Instant at) {}

    /// What a restore did.
    ///
    /// @param said words that were not there
    /// @param told occasions that were not there
    /// @param leftOut words about people who were forgotten or sealed since
    public record Restored(int said, int told, int leftOut) {}

    public Archive {
        said = List.copyOf(said);
        told = List.copyOf(told);
        sealed = List.copyOf(sealed);
        senders = List.copyOf(senders);
        imports = List.copyOf(imports);
    }
}
