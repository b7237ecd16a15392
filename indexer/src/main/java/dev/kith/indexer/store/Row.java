package dev.kith.indexer.store;

import dev.kith.indexer.history.Direction;
import org.jspecify.annotations.Nullable;

/// A message's figures: small enough to read all of them at once.
///
/// @param doc its number in the snapshot it came from
/// @param id hash of its Message-ID
/// @param date milliseconds since 1970
/// @param zone offset from UTC in seconds, or null
/// @param traits as bits, see `Trait`
/// @param account number of the account in the snapshot
/// @param parties numbers of names in the snapshot, the sender first
/// @param roles codes of `Role`, one for each party
/// @param conversation number of the conversation in the snapshot
public record Row(
        int doc,
        long id,
        long date,
        @Nullable Integer zone,
        Direction direction,
        int traits,
        int words,
        int account,
        int[] parties,
        byte[] roles,
        int conversation) {}
