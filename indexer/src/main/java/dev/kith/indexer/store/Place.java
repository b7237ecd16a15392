package dev.kith.indexer.store;

import org.jspecify.annotations.Nullable;

/// Where a message was seen: a mailbox of an account, or an imported file.
///
/// @param account the account's name, or an import source
/// @param mailbox decoded mailbox name; empty for a submission
/// @param uidValidity 0 when unknown
/// @param uid 0 when unknown
/// @param file path of an imported file, or null
public record Place(
        String account,
        String mailbox,
        long uidValidity,
        long uid,
        @Nullable String file) {

    /// Names the place in the index. Without a UID the message itself is part of the name, so that a mailbox file
    /// can hold many.
    String key(long message) {
        return account
                + '\0'
                + mailbox
                + '\0'
                + uidValidity
                + '\0'
                + (uid > 0 ? Long.toString(uid) : (file == null ? "" : file) + '\0' + Long.toHexString(message));
    }
}
