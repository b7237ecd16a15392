package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.RelayLimits;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Block G of docs/traps.md over real sockets: ends, resets, silence, what is left behind.
class ConnectionTrapsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void g3_byeReachesTheClientAndThenTheEnd() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
            upstream.say("* BYE going down\n");
            upstream.close();
            assertThat(client.rest()).isEqualTo("* BYE going down\r\n");
            client.close();
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
        }
    }

    @Test
    void g4_theClientsEndIsCarriedOverAndRepliesStillCome() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.say("a NOOP\nb LOGOUT\n");
            client.socket().shutdownOutput();
            assertThat(upstream.rest()).isEqualTo("a NOOP\r\nb LOGOUT\r\n");
            upstream.say("a OK done\n* BYE bye\nb OK done\n");
            upstream.close();
            assertThat(client.rest()).isEqualTo("a OK done\r\n* BYE bye\r\nb OK done\r\n");
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
        }
    }

    @Test
    void g4_aLineCutByTheClientsEndIsPassedOn() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.say("a COMPR");
            client.socket().shutdownOutput();
            assertThat(upstream.rest()).isEqualTo("a COMPR");
            upstream.say("* OK [CAPAB");
            upstream.close();
            assertThat(client.rest()).isEqualTo("* OK [CAPAB");
        }
    }

    @Test
    void g4_upstreamsEndIsCarriedOver() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            upstream.socket().shutdownOutput();
            assertThat(client.rest()).isEqualTo("* OK ready\r\n");
            client.say("a NOOP\n");
            assertThat(upstream.hear()).isEqualTo("a NOOP");
            client.close();
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
        }
    }

    @Test
    void g14_upstreamsResetClosesTheClient() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            upstream.socket().setSoLinger(true, 0);
            upstream.close();
            assertThat(client.rest()).isEmpty();
            client.close();
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
        }
    }

    @Test
    void g14_aClientThatVanishesClosesUpstream() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.say("a APPEND Sent {100+}\nhalf");
            upstream.hear();
            client.socket().setSoLinger(true, 0);
            client.close();
            upstream.rest();
            upstream.close();
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
            assertThat(proxy.sightings).isEmpty();
        }
    }

    @Test
    void g10_g12_manyConnectionsLeaveNothingBehind() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server)) {
            for (int round = 0; round < 100; round++) {
                try (Line client = proxy.connect();
                        Line upstream = server.next()) {
                    upstream.say("* OK [CAPABILITY X COMPRESS=DEFLATE] ready\n");
                    assertThat(client.hear()).isEqualTo("* OK [CAPABILITY X] ready");
                    client.say("a NOOP\n");
                    assertThat(upstream.hear()).isEqualTo("a NOOP");
                }
            }
            await().atMost(SOON).until(() -> proxy.status().connections() == 0);
        }
    }

    /// What waits for a silent peer to end must not keep what is closed: at a thousand connections a second that would
    /// be all of the heap in a minute.
    @Test
    void g12_aClosedConnectionIsForgottenAtOnce() throws Exception {
        var dialogues = new CopyOnWriteArrayList<WeakReference<Dialogue>>();
        try (var server = new LoopbackServer();
                var relay = new BareRelay(server, new Passing(dialogues, UnaryOperator.identity()))) {
            for (int n = 0; n < 10; n++) {
                try (Line client = relay.connect();
                        Line upstream = server.next()) {
                    upstream.say("hello\n");
                    assertThat(client.hear()).isEqualTo("hello");
                    client.close();
                    assertThat(upstream.rest()).isEmpty();
                }
            }
            await().atMost(SOON).until(() -> {
                System.gc();
                return dialogues.size() == 10 && dialogues.stream().allMatch(each -> each.refersTo(null));
            });
        }
    }

    /// With every limit at a tenth of a second a connection may be silent for a second, in IDLE or in the middle of a
    /// literal.
    @Test
    void g1_h8_noTimerLooksAtAConnectionThatWasGreeted() throws Exception {
        var tenth = Duration.ofMillis(100);
        var limits = new RelayLimits(1, 4096, tenth.multipliedBy(50), tenth, tenth, tenth);
        var passing = new Passing(new ArrayList<>(), UnaryOperator.identity());
        try (var server = new LoopbackServer();
                var relay = new BareRelay(limits, () -> {}, server, passing);
                Line client = relay.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n* 1 FETCH (BODY[] {4}\nab");
            assertThat(client.hear()).isEqualTo("* OK ready");
            await().pollDelay(tenth.multipliedBy(10)).until(() -> true);
            client.say("DONE\n");
            assertThat(upstream.hear()).isEqualTo("DONE");
            upstream.say("cd)\n");
            assertThat(client.hear()).isEqualTo("* 1 FETCH (BODY[] {4}");
            assertThat(client.hear()).isEqualTo("abcd)");
        }
    }

    @Test
    void g13_aStopSaysGoodbye() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            var stopping = Thread.ofVirtual().start(proxy::stop);
            assertThat(client.rest()).isEqualTo("* BYE Kith: stopping, connect again in a moment\r\n");
            client.close();
            assertThat(upstream.rest()).isEmpty();
            upstream.close();
            stopping.join();
        }
    }

    @Test
    void d10_tlsSpokenToAPlainPort() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.out().write(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0});
            assertThat(client.rest()).isEmpty();
            client.close();
            assertThat(upstream.rest()).isEmpty();
        }
    }

    @Test
    void clientsAreReadOnlyAfterTheGreeting() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            client.say("a NOOP\n");
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
            assertThat(upstream.hear()).isEqualTo("a NOOP");
        }
    }

    /// Some systems report a reset where others report an end.
    static String restOrReset(Line line) throws IOException {
        try {
            return line.rest();
        } catch (SocketException _) {
            return "";
        }
    }
}
