package dev.kith.indexer;

/// What became of a message that was given to the index.
public enum Added {
    /// New.
    INDEXED,
    /// Known already; its folder or UID may have been noted.
    KNOWN,
    /// A draft, junk, one of Kith's own reminders, or excluded by the configuration or a seal.
    LEFT_OUT
}
