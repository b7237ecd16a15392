package dev.kith.indexer.store;

import org.jspecify.annotations.Nullable;

/// What a list of hits shows of a message.
///
/// @param messageId without angle brackets
/// @param place one of the places where it was seen, or null when it is known of none
public record Shown(
        Row row, String messageId, String subject, @Nullable Place place) {}
