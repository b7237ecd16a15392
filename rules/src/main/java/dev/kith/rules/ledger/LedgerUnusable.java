package dev.kith.rules.ledger;

/// The ledger cannot be opened: a newer Kith wrote it, or it is no ledger. The
/// message may be shown to the user.
public final class LedgerUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public LedgerUnusable(String message) {
        super(message);
    }

    LedgerUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
