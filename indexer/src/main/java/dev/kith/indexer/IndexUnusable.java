package dev.kith.indexer;

/// The index cannot be opened: a newer Kith wrote it, or another holds it. The
/// message may be shown to the user.
public final class IndexUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public IndexUnusable(String message) {
        super(message);
    }
}
