package dev.kith.indexer;

/// How the index is, for `status`.
///
/// @param unreadable messages of which not even a header could be read
public record IndexStatus(int schema, long messages, long people, long conversations, long octets, long unreadable) {}
