package dev.kith.app.daemon;

import dev.kith.indexer.Indexer;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes the index and judges: takes what the tap saw and what companions read, commits, and runs
/// the judge when something changed or time has passed. A broken index costs history, never mail: sightings are then
/// dropped with a notice.
final class HistoryThread implements MailTap, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryThread.class);
    private static final Duration POLL_NOTHING = Duration.ZERO;
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long JUDGE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long JUDGE_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// Judging may take a tenth of the thread's time.
    private static final int JUDGE_SHARE = 10;

    private record Batch(List<Sighting> sightings, CountDownLatch done) {}

    private final SightingQueue queue;
    private final Indexer indexer;
    private final SightingReader reader;
    private final Notices notices;
    private final Runnable judge;
    private final Consumer<Sighting> beside;
    private final ConcurrentLinkedQueue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final Semaphore wake = new Semaphore(0);
    private final HeapRelease heap = HeapRelease.usual();
    private final Thread thread;
    private volatile boolean changed = true;
    private volatile boolean stopping;
    private boolean uncommitted;
    private boolean unseen;
    private long committedAt = System.nanoTime();
    private long judgedAt = System.nanoTime() - JUDGE_EVERY_NANOS;
    private long judgingTook;

    /// @param judge judges all histories and hands over what is to be told
    /// @param beside sees every sighting too; quick
    HistoryThread(
            SightingQueue queue,
            Indexer indexer,
            SightingReader reader,
            Notices notices,
            Runnable judge,
            Consumer<Sighting> beside) {
        this.queue = queue;
        this.indexer = indexer;
        this.reader = reader;
        this.notices = notices;
        this.judge = judge;
        this.beside = beside;
        this.thread = Thread.ofPlatform().name("kith-history").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean offer(Sighting sighting) {
        var taken = queue.offer(sighting);
        wake.release();
        return taken;
    }

    /// Indexes what a companion read, and commits it: returns when it is safe.
    void index(List<Sighting> sightings) {
        var batch = new Batch(sightings, new CountDownLatch(1));
        batches.add(batch);
        wake.release();
        try {
            while (!batch.done().await(1, TimeUnit.SECONDS)) {
                if (!thread.isAlive()) {
                    throw new IllegalStateException("the history is closed");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    /// Something was said or imported: judge soon.
    void changed() {
        changed = true;
        wake.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (wake.tryAcquire(patience(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
                drain();
                if (uncommitted && System.nanoTime() - committedAt >= COMMIT_EVERY_NANOS) {
                    commit();
                }
                judgeWhenDue();
                heap.whenRested();
            } catch (InterruptedException _) {
                break;
            }
        }
        try {
            drain();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        commit();
    }

    private long patience() {
        var untilJudging = (changed ? pause() : JUDGE_EVERY_NANOS) - (System.nanoTime() - judgedAt);
        var untilCommit = uncommitted ? COMMIT_EVERY_NANOS - (System.nanoTime() - committedAt) : Long.MAX_VALUE;
        return Math.max(0, Math.min(heap.patience(), Math.min(untilJudging, untilCommit)));
    }

    private long pause() {
        return Math.max(JUDGE_PAUSE_NANOS, judgingTook * JUDGE_SHARE);
    }

    private void drain() throws InterruptedException {
        var seen = queue.poll(POLL_NOTHING);
        while (seen.isPresent()) {
            add(seen.get());
            seen = queue.poll(POLL_NOTHING);
        }
        for (var batch = batches.poll(); batch != null; batch = batches.poll()) {
            batch.sightings().forEach(this::add);
            commit();
            refresh();
            batch.done().countDown();
        }
        if (unseen) {
            refresh();
        }
    }

    private void add(Sighting sighting) {
        beside.accept(sighting);
        var mail = reader.mail(sighting);
        if (mail.isEmpty()) {
            return;
        }
        try {
            switch (indexer.add(mail.get())) {
                case INDEXED -> {
                    heap.added();
                    uncommitted = true;
                    unseen = true;
                    changed = true;
                }
                case KNOWN -> uncommitted = true;
                case LEFT_OUT -> {}
            }
        } catch (IOException | RuntimeException e) {
            broken(e);
        }
    }

    private void refresh() {
        try {
            indexer.refresh();
            unseen = false;
        } catch (IOException | RuntimeException e) {
            broken(e);
        }
    }

    private void commit() {
        committedAt = System.nanoTime();
        if (!uncommitted) {
            return;
        }
        try {
            indexer.commit();
            uncommitted = false;
            notices.over("index");
        } catch (IOException | RuntimeException e) {
            broken(e);
        }
    }

    private void judgeWhenDue() {
        var since = System.nanoTime() - judgedAt;
        if (since < (changed ? pause() : JUDGE_EVERY_NANOS)) {
            return;
        }
        changed = false;
        var start = System.nanoTime();
        try {
            judge.run();
        } catch (RuntimeException e) {
            LOG.error("judging failed", e);
            notices.put("judge", "Judging failed (" + e.getMessage() + "); no reminders until it works again.");
        }
        judgedAt = System.nanoTime();
        judgingTook = judgedAt - start;
    }

    private void broken(Exception e) {
        if (notices.put(
                "index",
                "The index cannot be written (" + e.getMessage()
                        + "); mail flows, but what passes now is not in the history.")) {
            LOG.error("the index cannot be written", e);
        }
    }

    /// Takes in what waits, commits and ends.
    @Override
    public void close() {
        stopping = true;
        wake.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
