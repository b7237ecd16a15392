package dev.kith.rules.ledger;

/// The ledger cannot be opened: it is newer than this Kith, or not a ledger. The message is for the user.
public final class LedgerUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public LedgerUnusable(String message) {
        super(message);
    }

    LedgerUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
