package dev.kith.indexer.history;

public enum Direction {
    SENT,
    RECEIVED
}
