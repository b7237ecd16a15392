package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapReleaseTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final AtomicInteger collected = new AtomicInteger();
    private final HeapRelease release = new HeapRelease(3, 100, nanos::get, collected::incrementAndGet);

    @Test
    void afterALotWasReadAndARestTheHeapIsCollectedOnce() {
        read(3);
        nanos.addAndGet(99);
        release.whenRested();
        assertThat(collected).hasValue(0);
        assertThat(release.patience()).isEqualTo(1);

        nanos.addAndGet(1);
        release.whenRested();
        release.whenRested();
        assertThat(collected).hasValue(1);
    }

    @Test
    void whatComesMeanwhilePutsItOff() {
        read(3);
        nanos.addAndGet(99);
        read(1);
        nanos.addAndGet(99);
        release.whenRested();
        assertThat(collected).hasValue(0);
    }

    @Test
    void aFewMessagesAreNotWorthIt() {
        read(2);
        nanos.addAndGet(1_000);
        release.whenRested();
        assertThat(collected).hasValue(0);
        assertThat(release.patience()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLongHistoryGoneThroughIsWorthItAlone() {
        release.gone();
        nanos.addAndGet(100);
        release.whenRested();
        release.whenRested();
        assertThat(collected).hasValue(1);
    }

    private void read(int messages) {
        for (var n = 0; n < messages; n++) {
            release.added();
        }
    }
}
