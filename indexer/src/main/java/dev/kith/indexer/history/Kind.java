package dev.kith.indexer.history;

/// What stands behind an address: a human being, a mailing list, or a machine that sends by itself.
public enum Kind {
    HUMAN,
    LIST,
    MACHINE
}
