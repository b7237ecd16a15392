package dev.kith.indexer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the index is, for `status`.
///
/// @param octets of all messages, as they were on the wire
/// @param unreadable messages of which not even a header could be read
/// @param setAside where a damaged index was moved to when this one was begun, or empty
/// @param lostSince when the index was last made safe before an end that was not proper: what passed after that is
///     to be read again; null when it was closed properly
public record IndexStatus(
        int schema,
        long messages,
        long people,
        long conversations,
        long octets,
        long unreadable,
        String setAside,
        @Nullable Instant lostSince) {}
