package dev.kith.indexer;

/// The index cannot be opened: it is newer than this Kith, or held by another. The message is for the user.
public final class IndexUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public IndexUnusable(String message) {
        super(message);
    }
}
