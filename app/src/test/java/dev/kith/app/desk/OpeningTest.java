package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.rules.ledger.LedgerUnusable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final Opening opening = new Opening();

    @Test
    void whatIsOpenedSideBySideIsThereAtTheEnd() throws Exception {
        var second = new CountDownLatch(1);
        var slow = opening.begin(() -> second.await(10, TimeUnit.SECONDS));
        var _ = opening.begin(() -> {
            second.countDown();
            return "quick";
        });
        opening.end();
        assertThat(slow.resultNow()).as("the second went on beside it").isTrue();
    }

    @Test
    void whereOneCannotBeOpenedTheOthersAreClosedAgain() {
        var closed = new AtomicBoolean();
        var _ = opening.begin(() -> (AutoCloseable) () -> closed.set(true));
        var _ = opening.begin(() -> {
            throw new LedgerUnusable("the ledger is of a newer Kith");
        });
        assertThatThrownBy(opening::end).isInstanceOf(Refusal.class).hasMessage("the ledger is of a newer Kith");
        assertThat(closed).isTrue();
    }

    @Test
    void theFirstThatFailedIsTold() {
        var _ = opening.begin(() -> {
            throw new IOException("no room");
        });
        var _ = opening.begin(() -> {
            throw new IllegalStateException("later");
        });
        assertThatThrownBy(opening::end).isInstanceOf(IOException.class).hasMessage("no room");
    }
}
