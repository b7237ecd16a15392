package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection stays where it was accepted, as long as no other loop has less to do.
class LoopsTest {
    private final Loops loops = new Loops(2);
    private final EventLoop first = loops.group().next();
    private final EventLoop second = loops.group().next();

    @AfterEach
    void end() {
        loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /// Where the loop's next connection goes.
    private EventLoop acceptedBy(EventLoop loop) {
        return loop.submit(() -> loops.group().next()).syncUninterruptibly().getNow();
    }

    @Test
    void listenersAreSpread() {
        assertThat(second).isNotEqualTo(first);
        assertThat(loops.group().next()).isEqualTo(first);
    }

    @Test
    void oneAfterTheOtherStaysWhereItWasAccepted() {
        for (int i = 0; i < 3; i++) {
            assertThat(acceptedBy(second)).isEqualTo(second);
            loops.left(second);
        }
    }

    @Test
    void severalAtATimeAreShared() {
        assertThat(acceptedBy(first)).isEqualTo(first);
        assertThat(acceptedBy(first)).isEqualTo(second);
        assertThat(acceptedBy(second)).isEqualTo(second);
        assertThat(acceptedBy(second)).isEqualTo(first);
    }

    @Test
    void theOneThatWasLeftIsNext() {
        acceptedBy(first);
        acceptedBy(first);
        loops.left(second);
        assertThat(acceptedBy(first)).isEqualTo(second);
    }
}
