package dev.kith.indexer.history;

/// Who wrote: the user (`SENT`) or the other (`RECEIVED`).
public enum Direction {
    SENT,
    RECEIVED
}
