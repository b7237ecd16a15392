package dev.kith.proxy.tap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The one bounded queue between the event loops and the history thread, counted in octets. When it is full it drops
/// observations, which whoever offered them counts; mail never waits for it. While mail passes in bulk the history
/// thread waits for it, as long as there is room: reading would take processors, and stop all threads for its
/// collections, just when somebody looks at the screen.
public final class SightingQueue implements MailTap {
    /// What a sighting weighs beside its octets: envelope, names, the object itself.
    private static final int FIXED_OCTETS = 512;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final long octetsMax;
    private final long pauseNanos;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Sighting> sightings = new ArrayDeque<>();
    /// Changed under the lock.
    private final AtomicLong octets = new AtomicLong();
    private volatile long bulkUntil = System.nanoTime();
    private boolean closed;

    /// @param octetsMax how much may wait; 16 MB is the design's
    public SightingQueue(long octetsMax) {
        this(octetsMax, PAUSE, PATIENCE);
    }

    /// @param pause how long mail must not have passed in bulk before a sighting is taken out
    /// @param patience the most that one sighting waits for that
    SightingQueue(long octetsMax, Duration pause, Duration patience) {
        if (octetsMax < 1) {
            throw new IllegalArgumentException("a queue holds at least one octet");
        }
        this.octetsMax = octetsMax;
        this.pauseNanos = pause.toNanos();
        this.patienceNanos = patience.toNanos();
    }

    /// The lock is held for a few instructions only, by both sides, so this returns at once.
    @Override
    public boolean offer(Sighting sighting) {
        lock.lock();
        try {
            var weight = weight(sighting);
            if (!closed && octets.get() + weight <= octetsMax) {
                sightings.add(sighting);
                octets.addAndGet(weight);
                changed.signal();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasRoom(long wanted) {
        return octets.get() + wanted + FIXED_OCTETS <= octetsMax;
    }

    @Override
    public void bulk() {
        bulkUntil = System.nanoTime() + pauseNanos;
    }

    /// The oldest sighting, waited for; empty when the queue was closed and has run dry. For the one consumer thread.
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
            while (sightings.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            giveWay();
            var sighting = sightings.poll();
            if (sighting != null) {
                octets.addAndGet(-weight(sighting));
            }
            return Optional.ofNullable(sighting);
        } finally {
            lock.unlock();
        }
    }

    private void giveWay() throws InterruptedException {
        var latest = System.nanoTime() + patienceNanos;
        for (var left = pause(latest); left > 0; left = pause(latest)) {
            var _ = changed.awaitNanos(left);
        }
    }

    /// How long to wait yet; nothing when there is nothing to wait with, or what was sent could find no room. What was
    /// fetched in bulk finds none either way.
    private long pause(long latest) {
        var oldest = sightings.peek();
        if (closed || oldest == null || (oldest.source() != Sighting.Source.FETCH && octets.get() > octetsMax / 2)) {
            return 0;
        }
        var now = System.nanoTime();
        return Math.min(bulkUntil - now, latest - now);
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
