package dev.kith.app.daemon;

import dev.kith.app.desk.MemoryAdvice;
import dev.kith.app.desk.Wordless;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When everybody is judged, on a thread of its own: with a long history that takes seconds, in which the history
/// goes on taking what passes. Called by the history thread, but for [#changed()] and [#mailCame()].
final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final String MATTER = "judge";
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    /// The pages show a judging for three minutes.
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(150);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// It may take a tenth of the time, and a hundredth when nothing changed but the time.
    private static final int SHARE = 10;
    private static final int IDLE_SHARE = 100;
    /// For new mail alone the share falls the longer it takes: a third of a second is worth a tenth, a second, in which
    /// memory is short and whatever else passes waits, a thirtieth.
    private static final long TENTH_MILLIS = 330;

    private final Runnable judge;
    private final Notices notices;
    private final Aside aside;
    private volatile boolean changed;
    private volatile boolean mailCame;
    private volatile long endedAt;
    private volatile long took;

    /// @param judge judges all histories and hands over what is to be told
    /// @param first when to judge first if nothing new comes before: at most a minute
    /// @param over called when a judging has ended, on its thread
    Judging(Runnable judge, Notices notices, Duration first, Runnable over) {
        this.judge = judge;
        this.notices = notices;
        this.aside = new Aside("kith-judge", over);
        this.endedAt = System.nanoTime() - EVERY_NANOS + first.toNanos();
    }

    /// There is something new to judge, for which somebody may wait. Any thread.
    void changed() {
        changed = true;
    }

    /// There is new mail to judge by. Any thread.
    void mailCame() {
        mailCame = true;
    }

    /// Nanoseconds until it is time, 0 or less when it is. Of one that is under way the end counts.
    long patience() {
        return aside.underWay() ? Long.MAX_VALUE : pause() - (System.nanoTime() - endedAt);
    }

    private long pause() {
        var tenth = Math.max(PAUSE_NANOS, took * SHARE);
        if (changed) {
            return tenth;
        }
        if (mailCame) {
            var longer = took * SHARE / TENTH_MILLIS * TimeUnit.NANOSECONDS.toMillis(took);
            return Math.max(tenth, Math.min(EVERY_NANOS, longer));
        }
        return Math.clamp(took * IDLE_SHARE, EVERY_NANOS, IDLE_NANOS);
    }

    boolean underWay() {
        return aside.underWay();
    }

    /// Nanoseconds that the last one took.
    long took() {
        return took;
    }

    /// Begins; none is under way.
    void begin() {
        changed = false;
        mailCame = false;
        aside.begin(this::run);
    }

    private void run() {
        var start = System.nanoTime();
        try {
            judge.run();
            notices.over(MATTER);
        } catch (OutOfMemoryError e) {
            LOG.error("judging ran out of memory", Wordless.of(e));
            notices.put(
                    MATTER,
                    "There is more mail than can be judged in the memory that Kith has: no reminders until it has"
                            + " more. "
                            + MemoryAdvice.here());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("judging failed", Wordless.of(e));
            notices.put(
                    MATTER,
                    "Judging failed (" + Wordless.word(e)
                            + "; the log says where); no reminders until it works again.");
        } finally {
            endedAt = System.nanoTime();
            took = endedAt - start;
        }
    }

    /// Waits for the one that is under way.
    void await() throws InterruptedException {
        aside.await();
    }
}
