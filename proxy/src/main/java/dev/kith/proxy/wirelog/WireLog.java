package dev.kith.proxy.wirelog;

/// Where the lines of an account's wire log go. Called on event loops: it must not block.
@FunctionalInterface
public interface WireLog {
    /// One line, without an end.
    void line(String text);
}
