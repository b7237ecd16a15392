package dev.kith.app.backup;

/// A file that cannot be restored, with one sentence for the user.
public final class NotABackup extends Exception {
    private static final long serialVersionUID = 1;

    NotABackup(String message) {
        super(message);
    }
}
