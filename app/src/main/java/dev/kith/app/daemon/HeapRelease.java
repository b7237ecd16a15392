package dev.kith.app.daemon;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Gives memory back to the machine after a lot was read. The serial collector keeps the heap as large as the first
/// reading of a mailbox made it, and a quiet daemon never collects again; one full collection in a quiet moment lets
/// it shrink (with the ratios the launcher sets). The same after everybody's history was in memory at once.
final class HeapRelease {
    private final int worth;
    private final long restNanos;
    private final LongSupplier nanoTime;
    private final Runnable collect;
    private int added;
    private long addedAt;

    /// @param worth so many messages make a collection worth its while
    /// @param restNanos how long nothing must have been added
    HeapRelease(int worth, long restNanos, LongSupplier nanoTime, Runnable collect) {
        this.worth = worth;
        this.restNanos = restNanos;
        this.nanoTime = nanoTime;
        this.collect = collect;
    }

    static HeapRelease usual() {
        return new HeapRelease(200, TimeUnit.SECONDS.toNanos(10), System::nanoTime, System::gc);
    }

    void added() {
        added++;
        addedAt = nanoTime.getAsLong();
    }

    /// A long history was gone through.
    void gone() {
        added = worth;
        addedAt = nanoTime.getAsLong();
    }

    /// How long from now it has nothing to do, in nanoseconds.
    long patience() {
        return added < worth ? Long.MAX_VALUE : restNanos - (nanoTime.getAsLong() - addedAt);
    }

    /// @return whether it was time
    boolean whenRested() {
        var time = patience() <= 0;
        if (time) {
            added = 0;
            collect.run();
        }
        return time;
    }
}
