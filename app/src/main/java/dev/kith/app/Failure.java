package dev.kith.app;

/// A command that cannot go on, with what the user is told. Exit code 1.
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }
}
