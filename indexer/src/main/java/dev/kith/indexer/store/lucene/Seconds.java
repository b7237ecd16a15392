package dev.kith.indexer.store.lucene;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/// The seconds in which mail was sent that a reader may not see yet, in 16 KB: some it only seems to hold, which costs
/// a refresh and no more. Any thread.
final class Seconds {
    private static final int BITS = 16;

    private volatile AtomicLongArray latest = empty();
    /// Of the refresh before: what was written while it ran may be seen by the next one only.
    private volatile AtomicLongArray before = empty();

    private static AtomicLongArray empty() {
        return new AtomicLongArray(1 << (BITS - 6));
    }

    void add(Instant date) {
        var bit = bit(date);
        latest.accumulateAndGet(bit >> 6, 1L << bit, (held, more) -> held | more);
    }

    boolean hold(Instant date) {
        var bit = bit(date);
        return ((latest.get(bit >> 6) | before.get(bit >> 6)) & 1L << bit) != 0;
    }

    void refreshed() {
        before = latest;
        latest = empty();
    }

    private static int bit(Instant date) {
        return (int) (date.getEpochSecond() * 0x9e3779b97f4a7c15L >>> (Long.SIZE - BITS));
    }
}
