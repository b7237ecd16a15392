package dev.kith.app.desk;

/// A question that cannot be answered, with one sentence for the user.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}
