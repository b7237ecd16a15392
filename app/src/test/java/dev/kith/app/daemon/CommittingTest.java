package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What was written becomes safe, however slow the disk.
class CommittingTest {
    private final Semaphore disk = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<String> told = new ArrayList<>();
    private boolean full;

    private final Committing committing =
            new Committing(this::commit, () -> told.add("safe"), e -> told.add(e.getMessage()), () -> told.add("over"));

    private void commit() throws IOException {
        begun.countDown();
        disk.acquireUninterruptibly();
        if (full) {
            throw new IOException("no room");
        }
    }

    @Test
    void nothingWrittenIsNeverDue() {
        assertThat(committing.patience()).isEqualTo(Long.MAX_VALUE);
        assertThat(committing.commit()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsWrittenDuringACommitIsNotTakenForSafe() throws Exception {
        committing.written();
        assertThat(committing.patience()).isLessThan(TimeUnit.SECONDS.toNanos(6));
        committing.begin();
        begun.await();
        assertThat(committing.patience()).isEqualTo(Long.MAX_VALUE);
        committing.written();
        disk.release();
        committing.await();
        assertThat(told).containsExactly("safe", "over");
        assertThat(committing.patience()).isLessThan(TimeUnit.SECONDS.toNanos(6));
        disk.release();
        assertThat(committing.commit()).isTrue();
        assertThat(committing.patience()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whoeverWaitsForSafetyWaitsForTheCommitUnderWayAndForItsOwn() throws Exception {
        committing.written();
        committing.begin();
        begun.await();
        committing.written();
        disk.release(2);
        assertThat(committing.commit()).isTrue();
        assertThat(told).containsExactly("safe", "over", "safe");
        assertThat(disk.availablePermits()).isZero();
    }

    @Test
    void aDiskThatIsFullIsToldAndTriedAgain() throws Exception {
        full = true;
        disk.release(3);
        committing.written();
        committing.begin();
        committing.await();
        assertThat(told).containsExactly("no room", "over");
        assertThat(committing.patience()).isLessThan(TimeUnit.SECONDS.toNanos(6));
        assertThat(committing.commit()).isFalse();
        full = false;
        assertThat(committing.commit()).isTrue();
        assertThat(told).containsExactly("no room", "over", "no room", "safe");
    }
}
