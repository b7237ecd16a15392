package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import dev.kith.indexer.Indexer;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Companion.Role;
import dev.kith.proxy.tap.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one account's history after its first accepted login, and what is new from time to time. One virtual thread;
/// an account whose upstream is down touches no other.
final class AccountKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    /// What is gone upstream is out of the index within a day.
    private static final Duration SWEEP_EVERY = Duration.ofHours(12);

    private final String account;
    private final Companion companion;
    private final LedgerMarks marks;
    private final Indexer indexer;
    private final HistoryThread history;
    private final Set<String> sentMailboxes;
    private final InstantSource wall;
    private final Notices notices;
    private final Runnable complete;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean anew;
    private Instant sweptAt = Instant.EPOCH;

    /// @param wall the real time
    /// @param complete runs whenever everything upstream has been read
    AccountKeeper(
            String account,
            Companion companion,
            LedgerMarks marks,
            Set<String> sentMailboxes,
            Indexer indexer,
            HistoryThread history,
            InstantSource wall,
            Notices notices,
            Runnable complete) {
        this.account = account;
        this.companion = companion;
        this.marks = marks;
        this.sentMailboxes = sentMailboxes;
        this.indexer = indexer;
        this.history = history;
        this.wall = wall;
        this.notices = notices;
        this.complete = complete;
        this.thread = Thread.ofVirtual().name("kith-" + account).unstarted(this::run);
    }

    void start() {
        marks.all().stream().filter(m -> m.role() == Role.SENT).forEach(m -> sentMailboxes.add(m.mailbox()));
        thread.start();
    }

    Companion companion() {
        return companion;
    }

    /// A client has signed in.
    void wake() {
        wake.release();
    }

    /// The index begins anew: whatever was read is to be read again.
    void readAnew() {
        anew = true;
        wake.release();
    }

    /// Looks at Sent and INBOX now, and indexes what is new.
    ///
    /// @return false when it could not be found out
    boolean refresh() {
        return companion.refresh(marks, this::take);
    }

    private void run() {
        while (!closed) {
            try {
                var pause = companion.login() == LoginState.ACCEPTED ? read() : LOOK_EVERY;
                if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("reading {}'s history failed", account, Wordless.of(e));
                    notices.put(
                            "read " + account,
                            account + ": reading history failed (" + Wordless.word(e)
                                    + "; the log says where). It is tried again.");
                    pauseAfterFailure();
                }
            }
        }
    }

    /// @return how long to wait before the next look
    private Duration read() {
        if (anew) {
            anew = false;
            marks.forget();
        }
        var reading = companion.read(marks, this::take);
        var matter = "read " + account;
        if (reading.state() == State.COMPLETE || reading.state() == State.NO_LOGIN) {
            notices.over(matter);
        } else if (!closed) {
            notices.put(matter, account + ": history is not read on for now: " + reading.detail() + ".");
        }
        if (reading.state() == State.COMPLETE) {
            history.changed();
            complete.run();
            if (!wall.instant().isBefore(sweptAt.plus(SWEEP_EVERY))
                    && new Sweep(account, companion, marks, indexer, history).run()) {
                sweptAt = wall.instant();
            }
        }
        var again = reading.again();
        if (again == null) {
            return LOOK_EVERY;
        }
        var wait = Duration.between(wall.instant(), again);
        return wait.isNegative() ? Duration.ofSeconds(1) : wait;
    }

    private void take(List<Sighting> batch) {
        history.index(batch);
    }

    private void pauseAfterFailure() {
        try {
            var _ = wake.tryAcquire(1, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        companion.close();
        thread.interrupt();
    }
}
