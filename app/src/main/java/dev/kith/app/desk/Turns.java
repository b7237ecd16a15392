package dev.kith.app.desk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Whoever goes over everybody's history holds all of it in memory as long as that takes, and two at once may be more
/// than there is: one at a time, in the order of asking. Any thread.
public final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration patience;

    public Turns() {
        this(PATIENCE);
    }

    /// @param patience the longest wait: a back-test goes on for minutes, and who waits longer than this goes along
    Turns(Duration patience) {
        this.patience = patience;
    }

    /// Somebody's turn, until it is closed by the same thread.
    public final class Turn implements AutoCloseable {
        private final boolean alone;

        private Turn(boolean alone) {
            this.alone = alone;
        }

        /// Did everybody else wait? Else somebody had it for too long.
        boolean alone() {
            return alone;
        }

        @Override
        public void close() {
            if (alone) {
                turn.unlock();
            }
        }
    }

    /// Waits until nobody else has a turn. A turn within one's own is the same one. Whoever is interrupted waits no
    /// longer, and stays interrupted.
    public Turn take() {
        try {
            return new Turn(turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Turn(false);
        }
    }
}
