package dev.kith.proxy.tap;

import java.util.concurrent.atomic.LongAdder;

/// Counts what one account's tap missed, and what was changed on the wire. Written
/// on event loops, read by the status.
public final class TapHealth {
    public final LongAdder octetsPassed = new LongAdder();
    public final LongAdder observationsDropped = new LongAdder();
    /// Connections on which the tap lost the grammar.
    public final LongAdder blind = new LongAdder();

    private final java.util.concurrent.ConcurrentHashMap<String, LongAdder> edits =
            new java.util.concurrent.ConcurrentHashMap<>();

    /// Counts one edit of the closed list (docs/wire.md), by its name there.
    public void edited(String edit) {
        edits.computeIfAbsent(edit, _ -> new LongAdder()).increment();
    }

    /// Edit name to count, a snapshot.
    public java.util.Map<String, Long> edits() {
        var copy = new java.util.TreeMap<String, Long>();
        edits.forEach((name, count) -> copy.put(name, count.sum()));
        return copy;
    }
}
