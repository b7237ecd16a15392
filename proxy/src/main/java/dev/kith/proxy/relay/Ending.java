package dev.kith.proxy.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How a pair ends where a peer does not see to it: one that stays silent behind the other's end, one that
/// does not close, one that takes nothing. Its timers hold the pair, with all that its dialogue keeps, until
/// they are over or cancelled. Used on the pair's event loop only.
final class Ending {
    private final EventLoop loop;
    private final RelayLimits limits;
    private @Nullable Future<?> quietLook;
    private @Nullable Future<?> farewell;
    private int looksWithoutProgress;

    Ending(EventLoop loop, RelayLimits limits) {
        this.loop = loop;
        this.limits = limits;
    }

    /// @param passed octets so far
    /// @param close runs once nothing more has passed for so long
    void whenQuiet(Duration quiet, LongSupplier passed, Runnable close) {
        long before = passed.getAsLong();
        cancel(quietLook);
        quietLook = loop.schedule(
                () -> {
                    if (passed.getAsLong() == before) {
                        close.run();
                        return;
                    }
                    whenQuiet(quiet, passed, close);
                },
                quiet.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Ends a leg behind what was written to it.
    ///
    /// @param heard so that its peer can read that: FIN first, then what still comes is thrown away for a
    ///     while; closing at once with octets unread would reset the connection and lose the goodbye
    void finish(Leg leg, boolean heard) {
        leg.behindOutput(() -> {
            if (leg.inputEnded() || !heard) {
                leg.cut();
                return;
            }
            leg.shutdownOutput();
            leg.begin();
            farewell = loop.schedule(leg::cut, limits.farewell().toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /// Looks, at equal times, whether the peers take what is sent to them. One that takes nothing would keep
    /// a pair for ever: its system answers for it as long as it runs.
    ///
    /// @param looksMax how many looks without an octet taken are enough
    /// @return the leg whose peer has taken nothing for so long
    @Nullable
    Leg stalled(Leg client, @Nullable Leg upstream, int looksMax) {
        boolean upstreamStalls = upstream != null && upstream.stalled();
        Leg stalled = client.stalled() ? client : upstreamStalls ? upstream : null;
        looksWithoutProgress = stalled == null ? 0 : looksWithoutProgress + 1;
        return looksWithoutProgress < looksMax ? null : stalled;
    }

    /// Both legs are gone.
    void over() {
        cancel(quietLook);
        cancel(farewell);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
