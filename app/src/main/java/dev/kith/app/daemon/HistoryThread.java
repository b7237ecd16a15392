package dev.kith.app.daemon;

import dev.kith.indexer.IndexUnusable;
import dev.kith.indexer.Indexer;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes the index: takes what the tap saw and what companions read, commits, and has everybody
/// judged when something changed or time has passed. Meanwhile it goes on taking what passes; what companions read
/// and what the user says waits until that is over, so that nobody is judged by half of it. A full disk or a broken
/// index costs history, never mail: what passes then waits, is dropped when the queue is full, and is read again.
final class HistoryThread implements MailTap, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryThread.class);
    private static final Duration POLL_NOTHING = Duration.ZERO;
    /// Judging that takes so long went through a long history.
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MEND_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SightingQueue queue;
    private final Indexer indexer;
    private final Notices notices;
    private final DiskRoom room;
    private final Runnable reread;
    private final Judging judging;
    private final Errands errands = new Errands();
    private final Semaphore wake = new Semaphore(0);
    private final HeapRelease heap = HeapRelease.usual();
    private final Tidier tidier;
    private final Writing writing;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean ready = true;
    private boolean examined;
    private boolean judged;

    /// @param room on the disk of the index
    /// @param reread called when the index had to begin anew: all mail is to be read again
    /// @param judge judges all histories and hands over what is to be told
    /// @param beside sees every sighting too; quick
    /// @param firstJudged when to judge first if nothing new comes before: at most a minute
    HistoryThread(
            SightingQueue queue,
            Indexer indexer,
            SightingReader reader,
            Notices notices,
            DiskRoom room,
            Runnable reread,
            Runnable judge,
            Consumer<Sighting> beside,
            Duration firstJudged) {
        this.room = room;
        this.reread = reread;
        this.queue = queue;
        this.indexer = indexer;
        this.notices = notices;
        this.judging = new Judging(judge, notices, firstJudged, wake::release);
        this.writing = new Writing(indexer, reader, notices, beside, heap, judging::mailCame, wake::release);
        this.tidier = Tidier.of(indexer, notices, wake::release);
        this.thread = Thread.ofPlatform().name("kith-history").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean offer(Sighting sighting) {
        var taken = queue.offer(sighting);
        if (taken) {
            wake.release();
        }
        return taken;
    }

    @Override
    public boolean hasRoom(long octets) {
        return queue.hasRoom(octets);
    }

    @Override
    public void bulk() {
        queue.bulk();
    }

    /// Indexes what a companion read, and commits it: returns when it is safe.
    ///
    /// @throws IllegalStateException when it is not: it is to be read again
    void index(List<Sighting> sightings) {
        perform(() -> {
            for (var sighting : sightings) {
                writing.take(sighting);
            }
        });
    }

    /// Does something on this thread, and commits it.
    ///
    /// @throws IllegalStateException when it was not done
    void perform(Errands.Task task) {
        errands.perform(task, thread, wake::release);
    }

    /// Something was said or imported: judge soon.
    void changed() {
        judging.changed();
        wake.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (wake.tryAcquire(patience(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
                if (judging.underWay()) {
                    meanwhile();
                } else {
                    attend();
                }
            } catch (InterruptedException _) {
                break;
            }
        }
        try {
            judging.await();
            if (ready) {
                drain();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writing.commit();
    }

    private void attend() throws InterruptedException {
        if (judged) {
            afterJudging();
        }
        ready = ready();
        if (!ready) {
            putOff();
            return;
        }
        drain();
        writing.commitWhenDue();
        if (judging.patience() <= 0) {
            judged = true;
            judging.begin();
        } else if (heap.whenRested() || tidier.patience() <= 0) {
            tidier.begin();
        }
    }

    /// Everybody is being judged.
    private void meanwhile() throws InterruptedException {
        if (ready && !indexer.failed()) {
            takeSeen();
            writing.commitWhenDue();
        }
    }

    private void afterJudging() {
        judged = false;
        if (judging.took() > LONG_NANOS) {
            heap.gone();
        }
        if (!examined) {
            examined = true;
            examine();
        }
    }

    /// Is there room on the disk, and an index to write to?
    private boolean ready() throws InterruptedException {
        var full = room.full();
        if (!full.isEmpty()) {
            if (notices.put("disk", full)) {
                LOG.error("{}", full);
            }
            return false;
        }
        notices.over("disk");
        if (!indexer.failed()) {
            return true;
        }
        try {
            LOG.info("the index is opened again");
            writing.await();
            indexer.mend();
            writing.anew();
            judging.changed();
            if (indexer.unread()) {
                reread.run();
            }
            notices.over("index");
            return true;
        } catch (IOException | IndexUnusable | RuntimeException e) {
            writing.broken(e);
            return false;
        }
    }

    /// Whoever waits hears that it was not done.
    private void putOff() {
        errands.refuse(
                "the history takes nothing now: " + (notices.about("disk") + " " + notices.about("index")).strip());
    }

    private long patience() {
        if (!ready) {
            return MEND_EVERY_NANOS;
        }
        var untilCommit = writing.untilCommit();
        if (judging.underWay()) {
            return indexer.failed() ? MEND_EVERY_NANOS : Math.max(0, untilCommit);
        }
        var untilTidying = Math.min(heap.patience(), tidier.patience());
        return Math.max(0, Math.min(untilTidying, Math.min(judging.patience(), untilCommit)));
    }

    private void drain() throws InterruptedException {
        takeSeen();
        errands.run(writing::done);
    }

    private void takeSeen() throws InterruptedException {
        var seen = queue.poll(POLL_NOTHING);
        while (seen.isPresent()) {
            writing.add(seen.get());
            writing.refreshWhenDue();
            seen = queue.poll(POLL_NOTHING);
        }
        writing.refreshUnseen();
    }

    /// Beside the history, which goes on taking mail. Files may go while it is examined: the index is joined, or
    /// closed.
    private void examine() {
        Thread.ofPlatform().name("kith-examine").daemon().start(() -> {
            try {
                indexer.examine();
            } catch (RuntimeException e) {
                LOG.debug("the index was not examined", e);
            }
            wake.release();
        });
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
