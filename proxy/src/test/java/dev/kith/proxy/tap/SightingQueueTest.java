package dev.kith.proxy.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The queue holds so many octets and drops what is beyond, by account; mail is never waited for.
class SightingQueueTest {
    private static Sighting seen(String account, int octets) {
        return seen(account, Source.SUBMISSION, octets);
    }

    private static Sighting seen(String account, Source source, int octets) {
        return new Sighting(
                account,
                source,
                Outcome.ACCEPTED,
                null,
                0,
                0,
                "alice@example.org",
                List.of(),
                new byte[octets],
                false,
                octets,
                null,
                Instant.EPOCH);
    }

    @Test
    void firstInFirstOut() throws InterruptedException {
        var queue = new SightingQueue(10_000);
        assertThat(queue.offer(seen("work", 1))).isTrue();
        assertThat(queue.offer(seen("home", 2))).isTrue();
        assertThat(queue.take())
                .hasValueSatisfying(first -> assertThat(first.size()).isEqualTo(1));
        assertThat(queue.take())
                .hasValueSatisfying(second -> assertThat(second.size()).isEqualTo(2));
        assertThat(queue.octets()).isZero();
    }

    /// The bound is in octets, each sighting's own weight of 512 included, and the one that would pass it is dropped.
    @Test
    void theBoundIsInOctets() throws InterruptedException {
        var queue = new SightingQueue(3000);
        assertThat(queue.offer(seen("work", 1000))).isTrue();
        assertThat(queue.offer(seen("work", 976))).isTrue();
        assertThat(queue.octets()).isEqualTo(3000);
        assertThat(queue.hasRoom(0)).isFalse();
        assertThat(queue.offer(seen("home", 0))).isFalse();
        assertThat(queue.take()).isPresent();
        assertThat(queue.hasRoom(1000)).isTrue();
        assertThat(queue.hasRoom(1001)).isFalse();
        assertThat(queue.offer(seen("home", 0))).as("room again").isTrue();
    }

    /// A fetch at the network's own speed is not copied for as long as there is room: copies cost it time.
    @Test
    void whileMailPassesInBulkAnEighthIsEnough() {
        var queue = new SightingQueue(16_000, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
        queue.bulk();
        assertThat(queue.offer(seen("work", Source.FETCH, 2000 - 512))).isTrue();
        assertThat(queue.hasRoom(1000)).isTrue();
        assertThat(queue.offer(seen("work", Source.FETCH, 1))).isTrue();
        assertThat(queue.hasRoom(0)).isFalse();
        assertThat(queue.offer(seen("work", 10_000))).as("what was sent").isTrue();
    }

    @Test
    void otherwiseAllTheRoomIsUsed() {
        var queue = new SightingQueue(16_000);
        assertThat(queue.offer(seen("work", Source.FETCH, 8000))).isTrue();
        assertThat(queue.hasRoom(5000)).isTrue();
    }

    /// Of what is sent there may be no other copy; what was fetched can be fetched again.
    @Test
    void whatWasSentTakesThePlaceOfWhatWasFetchedLast() throws InterruptedException {
        var displaced = new ArrayList<Long>();
        var queue = new SightingQueue(4000, seen -> displaced.add(seen.size()));
        assertThat(queue.offer(seen("work", Source.FETCH, 700))).isTrue();
        assertThat(queue.offer(seen("work", Source.FETCH, 701))).isTrue();
        assertThat(queue.offer(seen("home", Source.COMPANION, 702))).isTrue();
        assertThat(queue.offer(seen("work", Source.FETCH, 703))).as("full").isFalse();
        assertThat(queue.offer(seen("work", 1400))).isTrue();
        assertThat(displaced).containsExactly(702L, 701L);
        assertThat(queue.octets()).isEqualTo(700 + 1400 + 2 * 512);
        assertThat(queue.offer(seen("work", 3000)))
                .as("which would be no help to it")
                .isFalse();
        assertThat(displaced).hasSize(2);
        assertThat(queue.take())
                .hasValueSatisfying(first -> assertThat(first.size()).isEqualTo(1400));
        assertThat(queue.take())
                .hasValueSatisfying(next -> assertThat(next.size()).isEqualTo(700));
    }

    @Test
    void closedTakesNothingMoreAndRunsDry() throws InterruptedException {
        var queue = new SightingQueue(10_000);
        queue.offer(seen("work", 1));
        queue.close();
        assertThat(queue.offer(seen("work", 1))).isFalse();
        assertThat(queue.take()).isPresent();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void pollGivesUp() throws InterruptedException {
        assertThat(new SightingQueue(1).poll(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void takeWaitsForASightingAndForTheEnd() {
        var queue = new SightingQueue(10_000);
        var taken = new CopyOnWriteArrayList<Optional<Sighting>>();
        var consumer = Thread.ofVirtual().start(() -> {
            try {
                Optional<Sighting> next;
                do {
                    next = queue.take();
                    taken.add(next);
                } while (next.isPresent());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        queue.offer(seen("work", 7));
        await().until(() -> taken.size() == 1);
        queue.close();
        await().until(() -> !consumer.isAlive());
        assertThat(taken).hasSize(2);
        assertThat(taken.getLast()).isEmpty();
    }

    /// Several event loops at once: nothing is lost but what was counted as dropped, and the bound holds throughout.
    @Test
    void manyEventLoopsOneConsumer() throws InterruptedException {
        var queue = new SightingQueue(20_000);
        var dropped = new AtomicInteger();
        var loops = new ArrayList<Thread>();
        for (var i = 0; i < 4; i++) {
            loops.add(Thread.ofPlatform().start(() -> {
                for (var n = 0; n < 2000; n++) {
                    if (!queue.offer(seen("work", n % 500))) {
                        dropped.incrementAndGet();
                    }
                }
            }));
        }
        var taken = new ArrayList<Sighting>();
        var most = 0L;
        while (taken.size() + dropped.get() < 8000) {
            most = Math.max(most, queue.octets());
            queue.poll(Duration.ofMillis(5)).ifPresent(taken::add);
        }
        for (var loop : loops) {
            loop.join();
        }
        assertThat(taken.size() + dropped.get()).isEqualTo(8000);
        assertThat(most).isLessThanOrEqualTo(20_000);
        assertThat(queue.octets()).isZero();
    }

    private static final Duration SOON = Duration.ofMillis(60);
    private static final Duration LATE = Duration.ofHours(1);

    @Test
    void whatWasSentGoesFirst() throws InterruptedException {
        var queue = new SightingQueue(10_000);
        queue.offer(seen("work", Source.FETCH, 1));
        queue.offer(seen("work", Source.COMPANION, 2));
        queue.offer(seen("work", Source.SUBMISSION, 3));
        queue.offer(seen("work", Source.APPEND, 4));
        var sizes = new ArrayList<Long>();
        for (var i = 0; i < 4; i++) {
            sizes.add(queue.take().orElseThrow().size());
        }
        assertThat(sizes).containsExactly(3L, 4L, 1L, 2L);
        assertThat(queue.octets()).isZero();
    }

    @Test
    void givesWayWhileMailPassesInBulk() throws InterruptedException {
        var queue = new SightingQueue(10_000, SOON, LATE, LATE);
        queue.offer(seen("work", 1));
        var from = System.nanoTime();
        queue.bulk();
        assertThat(taken(queue, from)).isGreaterThanOrEqualTo(SOON);
    }

    /// The other bounds are an hour, and mail passes in bulk all the time.
    @Test
    @Timeout(20)
    void aNewMailIsHeldBackForAMomentOnly() throws InterruptedException {
        var queue = new SightingQueue(10_000, LATE, LATE, SOON);
        queue.bulk();
        for (var source : Source.values()) {
            var from = System.nanoTime();
            queue.offer(seen("work", source, 1));
            assertThat(taken(queue, from)).as("%s", source).isGreaterThanOrEqualTo(SOON);
        }
    }

    /// That moment begins with the offer, and not anew for each.
    @Test
    void severalAreHeldBackTogether() throws InterruptedException {
        var queue = new SightingQueue(10_000, LATE, LATE, Duration.ofSeconds(2));
        queue.bulk();
        var from = System.nanoTime();
        for (var i = 0; i < 4; i++) {
            queue.offer(seen("work", Source.FETCH, 1));
        }
        for (var i = 0; i < 4; i++) {
            assertThat(queue.take()).isPresent();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(7));
    }

    @Test
    void whatIsFetchedInBulkGivesWayForLonger() throws InterruptedException {
        var queue = new SightingQueue(10_000, LATE, SOON, Duration.ZERO);
        queue.bulk();
        for (var i = 0; i < 5; i++) {
            queue.offer(seen("work", Source.FETCH, 1));
        }
        var from = System.nanoTime();
        assertThat(taken(queue, from)).isGreaterThanOrEqualTo(SOON);
    }

    /// Nothing else would end the consumer's wait.
    @Test
    @Timeout(20)
    void whatIsSentDoesNotWaitBehindTheBulk() throws InterruptedException {
        var queue = new SightingQueue(10_000, LATE, LATE, Duration.ZERO);
        queue.bulk();
        for (var i = 0; i < 5; i++) {
            queue.offer(seen("work", Source.FETCH, 1));
        }
        var taken = new CopyOnWriteArrayList<Source>();
        var consumer = Thread.ofVirtual().start(() -> {
            try {
                taken.add(queue.take().orElseThrow().source());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> consumer.getState() == Thread.State.TIMED_WAITING);
        queue.offer(seen("work", Source.SUBMISSION, 1));
        consumer.join();
        assertThat(taken).containsExactly(Source.SUBMISSION);
    }

    /// The test's own end would be an hour away.
    @Test
    @Timeout(20)
    void givesWayForNothingAndWhereSentMailWouldFindNoRoom() throws InterruptedException {
        var queue = new SightingQueue(10_000, LATE, LATE, LATE);
        queue.offer(seen("work", 1));
        assertThat(queue.take()).as("no bulk").isPresent();
        queue.bulk();
        assertThat(queue.poll(Duration.ZERO)).as("nothing to wait with").isEmpty();
        queue.offer(seen("work", 5000));
        assertThat(queue.take()).as("more than half full").isPresent();
        queue.offer(seen("work", 1));
        queue.close();
        assertThat(queue.take()).as("at the end").isPresent();
    }

    @Test
    void whatWasFetchedGivesWayWithoutRoomToo() throws InterruptedException {
        var queue = new SightingQueue(10_000, SOON, LATE, LATE);
        queue.offer(seen("work", Source.FETCH, 9000));
        var from = System.nanoTime();
        queue.bulk();
        assertThat(taken(queue, from)).isGreaterThanOrEqualTo(SOON);
    }

    private static Duration taken(SightingQueue queue, long since) throws InterruptedException {
        assertThat(queue.take()).isPresent();
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
