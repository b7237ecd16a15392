package dev.kith.indexer;

/// How the index is, for `status`.
///
/// @param octets of all messages, as they were on the wire
/// @param unreadable messages of which not even a header could be read
/// @param setAside where a damaged index was moved to when this one was begun, or empty
public record IndexStatus(
        int schema, long messages, long people, long conversations, long octets, long unreadable, String setAside) {}
