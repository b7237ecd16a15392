package dev.kith.app.daemon;

import static dev.kith.app.daemon.HistoryRoom.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The thread that alone writes the index and judges.
class HistoryThreadTest {
    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private HistoryRoom room;

    @BeforeEach
    void enter() {
        room = new HistoryRoom(folder);
    }

    private Indexer indexer() throws Exception {
        var indexer = room.open();
        open.add(indexer);
        return indexer;
    }

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void aBatchIsSafeWhenItReturns() throws Exception {
        var indexer = indexer();
        var history = room.history(indexer);
        open.add(history);
        history.start();
        history.index(List.of(mail(1), mail(2)));
        assertThat(indexer.histories())
                .singleElement()
                .satisfies(h -> assertThat(h.interactions()).hasSize(2));
        try (var other = Indexer.openReadOnly(room.index(), new Me(Set.of()), ZoneOffset.UTC)) {
            assertThat(other.status().messages()).as("on disk").isEqualTo(2);
        }
        assertThat(room.beside).hasSize(2);
    }

    @Test
    void whatTheTapSawIsJudgedSoon() throws Exception {
        var indexer = indexer();
        var history = room.history(indexer);
        open.add(history);
        history.start();
        await().until(() -> room.judged.get() > 0);
        var before = room.judged.get();
        assertThat(history.offer(mail(1))).isTrue();
        await().until(() -> indexer.status().messages() == 1 && room.judged.get() > before);
    }

    @Test
    void whileEverybodyIsJudgedWhatPassesIsFoundAndOrdersWait() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CompletableFuture<Void>();
        room.judge = () -> {
            begun.countDown();
            end.join();
            room.judged.incrementAndGet();
        };
        var indexer = indexer();
        var history = room.history(indexer);
        open.add(history);
        history.start();
        begun.await();
        assertThat(history.offer(mail(1))).isTrue();
        await().until(() ->
                indexer.find("id:1@example.net", 1, true, HistoryRoom.SEEN).total() == 1);
        var order = CompletableFuture.supplyAsync(() -> {
            history.index(List.of(mail(2)));
            return room.judged.get();
        });
        // a later sighting is found sooner than the order is carried out
        assertThat(history.offer(mail(3))).isTrue();
        await().until(() ->
                indexer.find("id:3@example.net", 1, true, HistoryRoom.SEEN).total() == 1);
        assertThat(order).isNotDone();
        assertThat(indexer.find("id:2@example.net", 1, true, HistoryRoom.SEEN).total())
                .isZero();
        end.complete(null);
        assertThat(order.get()).as("judged before it was carried out").isPositive();
        await().until(() -> room.judged.get() >= 2);
    }

    @Test
    void whoeverClosesWaitsUntilEverybodyIsJudged() throws Exception {
        var begun = new CountDownLatch(1);
        var closing = new CompletableFuture<Void>();
        room.judge = () -> {
            begun.countDown();
            closing.join();
            room.judged.incrementAndGet();
        };
        var history = room.history(indexer());
        history.start();
        begun.await();
        var closed = CompletableFuture.runAsync(history::close);
        assertThat(closed).isNotDone();
        closing.complete(null);
        closed.get();
        assertThat(room.judged).hasValue(1);
    }

    @Test
    void aJudgementThatFailsIsToldAndTriedAgain() throws Exception {
        room.judge = () -> {
            if (room.judged.incrementAndGet() == 1) {
                throw new IllegalStateException("no rule book");
            }
        };
        var history = room.history(indexer());
        open.add(history);
        history.start();
        await().until(() -> room.judged.get() == 1);
        await().until(() -> !room.notices.all().isEmpty());
        // the words of a fault may be those of a mail
        assertThat(room.notices.all()).singleElement().asString().contains("Judging failed (IllegalStateException");
        history.changed();
        await().until(() -> room.judged.get() >= 2);
        await().until(() -> room.notices.all().isEmpty());
        history.index(List.of(mail(1)));
    }

    @Test
    void aBrokenIndexCostsHistoryAndNothingElse() throws Exception {
        var indexer = indexer();
        var history = room.history(indexer);
        open.add(history);
        open.remove(indexer);
        indexer.close();
        history.start();
        assertThatThrownBy(() -> history.index(List.of(mail(1)))).isInstanceOf(IllegalStateException.class);
        assertThat(room.notices.all()).isNotEmpty();
        assertThat(history.offer(mail(2))).as("mail flows on").isTrue();
        await().until(() -> room.judged.get() > 0);
    }

    @Test
    void whatWaitsAtTheEndIsStillTaken() throws Exception {
        var indexer = indexer();
        var history = room.history(indexer);
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
        var history = room.history(indexer());
        open.add(history);
        history.start();
        room.judge = () -> {
            room.judged.incrementAndGet();
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> history.perform(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class);
        history.index(List.of(mail(1)));
        await().until(() -> room.judged.get() > 0);
        history.index(List.of(mail(2)));
        assertThat(room.beside).hasSize(2);
    }
}
