package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The thread that joins the pieces of the index.
class TidierTest {
    private final Notices notices = new Notices();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong time = new AtomicLong(-5);

    private Tidier tidier(Tidier.Joining joining) {
        return new Tidier(joining, notices, failed::incrementAndGet, 100, time::get);
    }

    private long join() {
        joined.incrementAndGet();
        return missing.get();
    }

    @Test
    void withRoomItJoinsOnceAndHasNothingToDo() {
        var tidier = tidier(this::join);
        assertThat(tidier.patience()).isEqualTo(Long.MAX_VALUE);
        tidier.begin();
        await().until(() -> joined.get() == 1);
        assertThat(tidier.patience()).isEqualTo(Long.MAX_VALUE);
        assertThat(notices.all()).isEmpty();
    }

    @Test
    void withoutRoomItSaysSoAndTriesAgain() {
        missing.set(300L << 20);
        var tidier = tidier(this::join);
        tidier.begin();
        await().until(() -> !notices.all().isEmpty());
        assertThat(notices.all()).singleElement().asString().contains("lacks 301 MB");
        assertThat(tidier.patience()).isEqualTo(100);
        time.addAndGet(60);
        assertThat(tidier.patience()).isEqualTo(40);
        time.addAndGet(40);
        assertThat(tidier.patience()).isZero();
        missing.set(0);
        await().until(() -> {
            tidier.begin();
            return joined.get() > 1;
        });
        await().until(() -> notices.all().isEmpty());
        assertThat(tidier.patience()).isEqualTo(Long.MAX_VALUE);
        assertThat(failed).hasValue(0);
    }

    @Test
    void whatFailsIsTold() {
        tidier(() -> {
                    throw new IOException("No space left on device");
                })
                .begin();
        await().until(() -> failed.get() == 1);
        assertThat(notices.all()).isEmpty();
    }

    @Test
    void oneAtATime() {
        var end = new CountDownLatch(1);
        var tidier = tidier(() -> {
            joined.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return 0;
        });
        tidier.begin();
        tidier.begin();
        await().until(() -> joined.get() > 0);
        tidier.begin();
        end.countDown();
        assertThat(joined).hasValue(1);
    }
}
