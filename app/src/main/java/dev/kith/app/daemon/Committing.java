package dev.kith.app.daemon;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Makes what was written safe on the disk. What passed is committed on a thread of its own, for a disk may take a
/// tenth of a second, in which the next mail is taken and found. Called by the history thread.
final class Committing {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Commit commit;
    private final Runnable safe;
    private final Consumer<Exception> broken;
    private final Aside aside;
    /// Set before what is written is asked for again, so that nothing written during a commit is taken for safe.
    private volatile boolean unsafe;
    private volatile long begunAt = System.nanoTime();

    /// Writes to the disk all that the index took before it is called.
    @FunctionalInterface
    interface Commit {
        void commit() throws IOException;
    }

    /// @param safe called when a commit is done
    /// @param broken called when it cannot be done; it is tried again
    /// @param over called when one has ended that nobody waited for
    Committing(Commit commit, Runnable safe, Consumer<Exception> broken, Runnable over) {
        this.commit = commit;
        this.safe = safe;
        this.broken = broken;
        this.aside = new Aside("kith-commit", over);
    }

    /// Something is in the index that is not safe.
    void written() {
        unsafe = true;
    }

    /// The index was opened again: it holds what is safe and nothing else. None is under way.
    void anew() {
        unsafe = false;
    }

    /// Nanoseconds until one is due, 0 or less when it is. Of one that is under way the end counts.
    long patience() {
        return unsafe && !aside.underWay() ? EVERY_NANOS - (System.nanoTime() - begunAt) : Long.MAX_VALUE;
    }

    /// Begins; none is under way.
    void begin() {
        aside.begin(this::tryCommit);
    }

    /// Waits for the one that is under way.
    void await() throws InterruptedException {
        aside.await();
    }

    /// @return whether everything is safe now
    boolean commit() {
        try {
            await();
            return !unsafe || tryCommit();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !unsafe;
        }
    }

    private boolean tryCommit() {
        begunAt = System.nanoTime();
        unsafe = false;
        try {
            commit.commit();
            safe.run();
            return true;
        } catch (IOException | RuntimeException e) {
            unsafe = true;
            broken.accept(e);
            return false;
        }
    }
}
