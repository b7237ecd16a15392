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
        @Nullable String file) {}
