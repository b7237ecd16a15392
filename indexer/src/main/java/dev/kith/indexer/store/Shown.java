package dev.kith.indexer.store;

import org.jspecify.annotations.Nullable;

/// What a list of hits shows of a message.
///
/// @param messageId without angle brackets
/// @param place one of the places where it was seen, or null when it is known of none
public record Shown(
        Row row, String messageId, String subject, @Nullable Spot place) {

    /// What a list shows of a place.
    ///
    /// @param mailbox decoded name; empty for a submission
    /// @param uid 0 when unknown
    /// @param file path of an imported file, or null
    public record Spot(String mailbox, long uid, @Nullable String file) {}
}
