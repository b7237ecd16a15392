package dev.kith.app.setup;

/// Why set-up cannot go on, in one sentence for the user.
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    public Trouble(String message) {
        super(message);
    }
}
