package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void oneAtATime() throws Exception {
        var turns = new Turns(Duration.ofMinutes(1));
        var within = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (var j = 0; j < 100; j++) {
                    try (var _ = turns.take()) {
                        most.accumulateAndGet(within.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1_000);
                        within.decrementAndGet();
                    }
                }
            }));
        }
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aTurnWithinATurnIsTheSame() {
        var turns = new Turns(Duration.ofMinutes(1));
        try (var _ = turns.take();
                var _ = turns.take()) {
            assertThat(taken(turns)).isFalse();
        }
        assertThat(taken(turns)).isTrue();
    }

    /// A back-test goes on for minutes: reminders do not wait for its end.
    @Test
    void whoWaitsTooLongGoesAlongAndTakesNoTurnAway() throws Exception {
        var turns = new Turns(Duration.ofMillis(50));
        var over = new CountDownLatch(1);
        try (var _ = turns.take()) {
            Thread.ofVirtual().start(() -> {
                turns.take().close();
                over.countDown();
            });
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(taken(turns)).isFalse();
        }
        assertThat(taken(turns)).isTrue();
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndStaysInterrupted() throws Exception {
        var turns = new Turns(Duration.ofMinutes(1));
        var interrupted = new CountDownLatch(1);
        try (var _ = turns.take()) {
            var waiting = Thread.ofVirtual().start(() -> {
                turns.take().close();
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.countDown();
                }
            });
            waiting.interrupt();
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Is it somebody else's turn at once?
    private static boolean taken(Turns turns) {
        var got = new CountDownLatch(1);
        var asking = Thread.ofVirtual().start(() -> {
            try (var turn = turns.take()) {
                if (turn.alone()) {
                    got.countDown();
                }
            }
        });
        try {
            asking.join(Duration.ofMillis(300));
            asking.interrupt();
            asking.join();
            return got.getCount() == 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
