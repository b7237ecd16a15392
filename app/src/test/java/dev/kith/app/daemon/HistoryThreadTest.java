package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import dev.kith.proxy.tap.SightingQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The thread that alone writes the index and judges.
class HistoryThreadTest {
    private static final Instant SEEN = Instant.parse("2026-11-18T09:00:00Z");

    @TempDir
    private Path folder;

    private final SightingQueue queue = new SightingQueue(100_000);
    private final Notices notices = new Notices();
    private final AtomicInteger judged = new AtomicInteger();
    private final List<Sighting> beside = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Runnable judge = judged::incrementAndGet;

    private Indexer indexer() throws Exception {
        var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of("alice@example.org")), ZoneOffset.UTC);
        open.add(indexer);
        return indexer;
    }

    private HistoryThread history(Indexer indexer) {
        var reader = new SightingReader(Map.of());
        return new HistoryThread(
                queue,
                indexer,
                reader,
                notices,
                new DiskRoom(folder, 1),
                () -> {},
                () -> judge.run(),
                beside::add,
                Duration.ZERO);
    }

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private static Sighting mail(int number) {
        var octets = ("From: anna@example.net\r\nTo: alice@example.org\r\nMessage-ID: <m" + number
                        + "@example.net>\r\nSubject: x\r\n\r\nDear Alice, all is well.\r\n")
                .getBytes(US_ASCII);
        return new Sighting(
                "work",
                Source.COMPANION,
                Outcome.ACCEPTED,
                "INBOX",
                7,
                number,
                null,
                List.of(),
                octets,
                false,
                octets.length,
                SEEN,
                SEEN);
    }

    @Test
    void aBatchIsSafeWhenItReturns() throws Exception {
        var indexer = indexer();
        var history = history(indexer);
        open.add(history);
        history.start();
        history.index(List.of(mail(1), mail(2)));
        assertThat(indexer.histories())
                .singleElement()
                .satisfies(h -> assertThat(h.interactions()).hasSize(2));
        try (var other = Indexer.openReadOnly(folder.resolve("index"), new Me(Set.of()), ZoneOffset.UTC)) {
            assertThat(other.status().messages()).as("on disk").isEqualTo(2);
        }
        assertThat(beside).hasSize(2);
    }

    @Test
    void whatTheTapSawIsJudgedSoon() throws Exception {
        var indexer = indexer();
        var history = history(indexer);
        open.add(history);
        history.start();
        await().until(() -> judged.get() > 0);
        var before = judged.get();
        assertThat(history.offer(mail(1))).isTrue();
        await().until(() -> indexer.status().messages() == 1 && judged.get() > before);
    }

    @Test
    void whileEverybodyIsJudgedWhatPassesIsFoundAndOrdersWait() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CompletableFuture<Void>();
        judge = () -> {
            begun.countDown();
            end.join();
            judged.incrementAndGet();
        };
        var indexer = indexer();
        var history = history(indexer);
        open.add(history);
        history.start();
        begun.await();
        assertThat(history.offer(mail(1))).isTrue();
        await().until(() -> indexer.find("id:m1@example.net", 1, true, SEEN).total() == 1);
        var order = CompletableFuture.supplyAsync(() -> {
            history.index(List.of(mail(2)));
            return judged.get();
        });
        // a later sighting is found sooner than the order is carried out
        assertThat(history.offer(mail(3))).isTrue();
        await().until(() -> indexer.find("id:m3@example.net", 1, true, SEEN).total() == 1);
        assertThat(order).isNotDone();
        assertThat(indexer.find("id:m2@example.net", 1, true, SEEN).total()).isZero();
        end.complete(null);
        assertThat(order.get()).as("judged before it was carried out").isPositive();
        await().until(() -> judged.get() >= 2);
    }

    @Test
    void whoeverClosesWaitsUntilEverybodyIsJudged() throws Exception {
        var begun = new CountDownLatch(1);
        var closing = new CompletableFuture<Void>();
        judge = () -> {
            begun.countDown();
            closing.join();
            judged.incrementAndGet();
        };
        var history = history(indexer());
        history.start();
        begun.await();
        var closed = CompletableFuture.runAsync(history::close);
        assertThat(closed).isNotDone();
        closing.complete(null);
        closed.get();
        assertThat(judged).hasValue(1);
    }

    @Test
    void aJudgementThatFailsIsToldAndTriedAgain() throws Exception {
        judge = () -> {
            if (judged.incrementAndGet() == 1) {
                throw new IllegalStateException("no rule book");
            }
        };
        var history = history(indexer());
        open.add(history);
        history.start();
        await().until(() -> judged.get() == 1);
        await().until(() -> !notices.all().isEmpty());
        // the words of a fault may be those of a mail
        assertThat(notices.all()).singleElement().asString().contains("Judging failed (IllegalStateException");
        history.changed();
        await().until(() -> judged.get() >= 2);
        await().until(() -> notices.all().isEmpty());
        history.index(List.of(mail(1)));
    }

    @Test
    void aBrokenIndexCostsHistoryAndNothingElse() throws Exception {
        var indexer = indexer();
        var history = history(indexer);
        open.add(history);
        open.remove(indexer);
        indexer.close();
        history.start();
        assertThatThrownBy(() -> history.index(List.of(mail(1)))).isInstanceOf(IllegalStateException.class);
        assertThat(notices.all()).isNotEmpty();
        assertThat(history.offer(mail(2))).as("mail flows on").isTrue();
        await().until(() -> judged.get() > 0);
    }

    @Test
    void whatWaitsAtTheEndIsStillTaken() throws Exception {
        var indexer = indexer();
        var history = history(indexer);
        history.start();
        for (var i = 1; i <= 50; i++) {
            history.offer(mail(i));
        }
        history.close();
        indexer.refresh();
        assertThat(indexer.status().messages()).isEqualTo(50);
        assertThatThrownBy(() -> history.index(List.of(mail(99)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMailThatNoStackIsDeepEnoughForEndsNothing() throws Exception {
        var history = history(indexer());
        open.add(history);
        history.start();
        judge = () -> {
            judged.incrementAndGet();
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> history.perform(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class);
        history.index(List.of(mail(1)));
        await().until(() -> judged.get() > 0);
        history.index(List.of(mail(2)));
        assertThat(beside).hasSize(2);
    }
}
