package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.RelayLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Rows G15 and G10 of docs/traps.md over real sockets: peers that never read, and more of them than there is
/// room for.
class StallTrapsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] BLOCK = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);

    private static RelayLimits limits(Duration stalled, int connections) {
        var second = Duration.ofSeconds(1);
        return new RelayLimits(1, 65_536, second.multipliedBy(5), second, second, second, stalled, connections);
    }

    private static BareRelay relay(LoopbackServer server, Duration stalled, int connections) throws Exception {
        return new BareRelay(
                limits(stalled, connections),
                () -> {},
                server,
                new Passing(new ArrayList<>(), UnaryOperator.identity()));
    }

    /// Writes until nobody takes it any more, or the connection is gone.
    private static Thread flood(Line from) {
        return Thread.ofVirtual().start(() -> {
            try {
                for (long n = 0; n < Long.MAX_VALUE; n++) {
                    from.out().write(BLOCK);
                }
            } catch (IOException _) {
                // that is what is waited for
            }
        });
    }

    @Test
    void g15_aClientThatNeverReadsIsLetGo() throws Exception {
        try (var server = new LoopbackServer();
                var relay = relay(server, Duration.ofMillis(800), 10);
                Line client = relay.connect();
                Line upstream = server.next()) {
            var flood = flood(upstream);
            await().atMost(SOON).until(() -> relay.connections() == 0);
            flood.join();
            assertThat(client.socket().isClosed()).as("the client did nothing").isFalse();
        }
    }

    @Test
    void g15_aServerThatNeverReadsIsLetGo() throws Exception {
        try (var server = new LoopbackServer();
                var relay = relay(server, Duration.ofMillis(800), 10);
                Line client = relay.connect();
                Line upstream = server.next()) {
            upstream.say("hello\n");
            client.hear();
            var flood = flood(client);
            await().atMost(SOON).until(() -> relay.connections() == 0);
            flood.join();
        }
    }

    /// Upstream has said all and gone, so that closing is all that is left; the client takes none of it.
    @Test
    void g15_aClientThatNeverReadsWhatUpstreamLeftIsLetGo() throws Exception {
        try (var server = new LoopbackServer();
                var relay = relay(server, Duration.ofMillis(800), 10);
                Line client = relay.connect();
                Line upstream = server.next()) {
            var flood = flood(upstream);
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            upstream.close();
            flood.join();
            await().atMost(SOON).until(() -> relay.connections() == 0);
            assertThat(client.socket().isClosed()).isFalse();
        }
    }

    /// However long it takes in all, and however long both are silent behind it.
    @Test
    void g15_whoeverTakesALittleNowAndThenStays() throws Exception {
        var stalled = Duration.ofSeconds(2);
        try (var server = new LoopbackServer();
                var relay = relay(server, stalled, 10);
                Line client = relay.connect();
                Line upstream = server.next()) {
            long size = 48L << 20;
            var _ = Thread.ofVirtual().start(() -> {
                try {
                    for (long sent = 0; sent < size; sent += BLOCK.length) {
                        upstream.out().write(BLOCK);
                    }
                } catch (IOException _) {
                    // the client would miss it
                }
            });
            long began = System.nanoTime();
            for (long read = 0; read < size; read += 4 << 20) {
                client.in().skipNBytes(4 << 20);
                Thread.sleep(Duration.ofMillis(300));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(stalled);
            Thread.sleep(stalled.plusSeconds(1));
            upstream.say("still here\n");
            assertThat(client.hear()).isEqualTo("still here");
        }
    }

    /// A machine that slept, or had no processor for Kith: looks that were missed are not made up for all at once.
    @Test
    void g15_aStandstillOfKithsOwnIsNobodysStall() throws Exception {
        var standstill = new AtomicInteger();
        var limits = limits(Duration.ofMillis(800), 10);
        Runnable bulk = () -> {
            if (standstill.compareAndSet(1, 2)) {
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            }
        };
        try (var server = new LoopbackServer();
                var relay =
                        new BareRelay(limits, bulk, server, new Passing(new ArrayList<>(), UnaryOperator.identity()));
                Line client = relay.connect();
                Line upstream = server.next()) {
            long size = 96L << 20;
            var _ = Thread.ofVirtual().start(() -> {
                try {
                    for (long sent = 0; sent < size; sent += BLOCK.length) {
                        upstream.out().write(BLOCK);
                    }
                } catch (IOException _) {
                    // the client would miss it
                }
            });
            for (long read = 0; read < size; read += 4 << 20) {
                client.in().skipNBytes(4 << 20);
                Thread.sleep(Duration.ofMillis(200));
                if (read == 16 << 20) {
                    standstill.set(1);
                }
            }
            assertThat(standstill).hasValue(2);
        }
    }

    @Test
    void g10_whoeverIsOneTooManyIsToldSo() throws Exception {
        var words = List.of("* BYE Kith: too many connections at a time, 2 are allowed here\r\n");
        var limits = new ProxyLimits(limits(Duration.ofHours(1), 2), RunningProxy.LIMITS.imap());
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.with(limits, server);
                Line first = proxy.connect();
                Line atFirst = server.next();
                Line second = proxy.connect();
                Line atSecond = server.next()) {
            atFirst.say("* OK first\n");
            atSecond.say("* OK second\n");
            for (int n = 0; n < 3; n++) {
                try (Line third = proxy.connect()) {
                    assertThat(List.of(third.rest())).isEqualTo(words);
                }
            }
            assertThat(first.hear()).isEqualTo("* OK first");
            assertThat(second.hear()).isEqualTo("* OK second");
            assertThat(proxy.status().edits()).containsEntry("unavailable", 3L);

            first.close();
            atFirst.close();
            await().atMost(SOON).until(() -> proxy.status().connections() == 1);
            try (Line next = proxy.connect();
                    Line atNext = server.next()) {
                atNext.say("* OK there is room again\n");
                assertThat(next.hear()).isEqualTo("* OK there is room again");
            }
        }
    }
}
