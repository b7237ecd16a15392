package dev.kith.proxy.tap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one bounded queue between the event loops and the history thread, counted in octets. Mail never waits
/// for it: when it is full, sightings are dropped, and whoever offered them counts them. What the user sent
/// goes before what was fetched, and displaces it when the queue is full: fetched mail is read from upstream
/// again, of sent mail there may be no copy.
///
/// While mail passes in bulk, the history thread waits with its work, as long as there is room: indexing would
/// take processor time, and its garbage collections would stop all threads, just when somebody looks at the
/// screen. A new mail must still be found within a tenth of a second: what was sent, and what was fetched with
/// few others, waits for half of that at most.
public final class SightingQueue implements MailTap {
    /// What a sighting weighs beside its octets: envelope, names, the object itself.
    private static final int FIXED_OCTETS = 512;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration PATIENCE_WITH_NEW = Duration.ofMillis(50);
    /// With more that wait, what was fetched is the bulk itself.
    private static final int FETCHED_FEW = 4;
    /// What may wait of mail that passes in bulk. It comes faster than anybody reads, so that most of it is read
    /// later anyway; and to hold all that there is room for costs collections, which stop every thread while it
    /// passes: a fifth more time for it.
    private static final int BULK_SHARE = 8;

    private record Waiting(Sighting sighting, long since) {}

    private final long octetsMax;
    private final Consumer<Sighting> displaced;
    private final long pauseNanos;
    private final long patienceNanos;
    private final long patienceWithNewNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting> sent = new ArrayDeque<>();
    private final ArrayDeque<Waiting> fetched = new ArrayDeque<>();
    /// Changed under the lock.
    private final AtomicLong octets = new AtomicLong();
    private volatile long bulkUntil = System.nanoTime();
    private boolean closed;

    /// @param octetsMax how much may wait; 16 MB is the design's
    public SightingQueue(long octetsMax) {
        this(octetsMax, _ -> {});
    }

    /// @param displaced hears what was taken and had to go again, on event loops; quick
    public SightingQueue(long octetsMax, Consumer<Sighting> displaced) {
        this(octetsMax, displaced, PAUSE, PATIENCE, PATIENCE_WITH_NEW);
    }

    SightingQueue(long octetsMax, Duration pause, Duration patience, Duration patienceWithNew) {
        this(octetsMax, _ -> {}, pause, patience, patienceWithNew);
    }

    /// @param pause how long mail must not have passed in bulk before a sighting is taken out
    /// @param patience the most that one sighting of many waits for that, once it is its turn
    /// @param patienceWithNew the most that a new mail waits for that, since it was offered
    private SightingQueue(
            long octetsMax, Consumer<Sighting> displaced, Duration pause, Duration patience, Duration patienceWithNew) {
        if (octetsMax < 1) {
            throw new IllegalArgumentException("a queue holds at least one octet");
        }
        this.octetsMax = octetsMax;
        this.displaced = displaced;
        this.pauseNanos = pause.toNanos();
        this.patienceNanos = patience.toNanos();
        this.patienceWithNewNanos = patienceWithNew.toNanos();
    }

    /// The lock is held for a few instructions only, by both sides, so this returns at once.
    @Override
    public boolean offer(Sighting sighting) {
        lock.lock();
        try {
            var weight = weight(sighting);
            makeRoom(sighting, weight);
            if (!closed && octets.get() + weight <= octetsMax) {
                lane(sighting).add(new Waiting(sighting, System.nanoTime()));
                octets.addAndGet(weight);
                changed.signal();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// The newest of what was fetched goes first: the oldest has waited longest. Nothing goes in vain.
    private void makeRoom(Sighting sighting, long weight) {
        var waiting = octets.get();
        if (closed || !lane(sighting).equals(sent) || waiting + weight <= octetsMax) {
            return;
        }
        var fetchedOctets =
                fetched.stream().mapToLong(each -> weight(each.sighting())).sum();
        if (waiting - fetchedOctets + weight > octetsMax) {
            return;
        }
        while (octets.get() + weight > octetsMax) {
            var gone = fetched.removeLast().sighting();
            octets.addAndGet(-weight(gone));
            displaced.accept(gone);
        }
    }

    @Override
    public boolean hasRoom(long wanted) {
        var waiting = octets.get();
        var bulk = waiting > octetsMax / BULK_SHARE && bulkUntil - System.nanoTime() > 0;
        return !bulk && waiting + wanted + FIXED_OCTETS <= octetsMax;
    }

    @Override
    public void bulk() {
        bulkUntil = System.nanoTime() + pauseNanos;
    }

    private ArrayDeque<Waiting> lane(Sighting sighting) {
        return switch (sighting.source()) {
            case SUBMISSION, APPEND -> sent;
            case FETCH, COMPANION -> fetched;
        };
    }

    /// The oldest sighting of what was sent, else of what was fetched, waited for; empty when the queue was closed and
    /// has run dry. For the one consumer thread.
    public Optional<Sighting> take() throws InterruptedException {
        return next(Long.MAX_VALUE);
    }

    /// As [#take], but empty too when nothing came in that time. May take a little longer while mail passes in bulk.
    public Optional<Sighting> poll(Duration patience) throws InterruptedException {
        return next(patience.toNanos());
    }

    private Optional<Sighting> next(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (oldest() == null && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            giveWay();
            var oldest = oldest();
            if (oldest == null) {
                return Optional.empty();
            }
            var sighting = oldest.sighting();
            lane(sighting).remove();
            octets.addAndGet(-weight(sighting));
            return Optional.of(sighting);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Waiting oldest() {
        var first = sent.peek();
        return first == null ? fetched.peek() : first;
    }

    private void giveWay() throws InterruptedException {
        var turn = System.nanoTime();
        for (var left = pause(turn); left > 0; left = pause(turn)) {
            var _ = changed.awaitNanos(left);
        }
    }

    /// How long to wait yet; nothing when there is nothing to wait with, or what was sent could find no room. What was
    /// fetched in bulk finds none either way.
    private long pause(long turn) {
        var oldest = oldest();
        if (closed || oldest == null || (!sent.isEmpty() && octets.get() > octetsMax / 2)) {
            return 0;
        }
        var now = System.nanoTime();
        var many = sent.isEmpty() && fetched.size() > FETCHED_FEW;
        var waits = many ? turn + patienceNanos - now : oldest.since() + patienceWithNewNanos - now;
        return Math.min(bulkUntil - now, waits);
    }

    /// Takes nothing more; what waits can still be taken.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The octets that wait now, 512 for each sighting included.
    public long octets() {
        return octets.get();
    }

    private static long weight(Sighting sighting) {
        return (long) sighting.octets().length + FIXED_OCTETS;
    }
}
