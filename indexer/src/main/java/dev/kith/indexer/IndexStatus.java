package dev.kith.indexer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the index holds and in which state it is, for `status`.
///
/// @param octets of all messages, as they were on the wire
/// @param unreadable messages of which not even a header could be read
/// @param setAside where a damaged index was moved to when this one was begun, or empty
/// @param lostSince null when the index was closed properly; else until when it is known to be on disk: what
///     passed after that has to be read again
public record IndexStatus(
        int schema,
        long messages,
        long people,
        long conversations,
        long octets,
        long unreadable,
        String setAside,
        @Nullable Instant lostSince) {}
