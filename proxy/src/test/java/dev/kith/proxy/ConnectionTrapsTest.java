package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.relay.Relay;
import dev.kith.proxy.relay.RelayLimits;
import dev.kith.proxy.relay.Route;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.relay.UpstreamTls;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Block G of docs/traps.md over real sockets: ends, resets, slow readers, dead upstreams.
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
    void g5_aSlowReaderHoldsUpstreamBackAndMemoryStaysFlat() throws Exception {
        long size = 200L << 20;
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            var sent = new AtomicLong();
            var sentSum = new CRC32();
            var sender = Thread.ofVirtual().start(() -> send(upstream, size, sent, sentSum));
            await().atMost(SOON).until(() -> sent.get() > 0);
            // nothing is read: the sender must come to a halt with only socket buffers full
            await().atMost(SOON).during(Duration.ofMillis(300)).until(new Unchanged(sent)::holds);
            assertThat(sent.get()).isLessThan(size / 4);
            long direct = PlatformDependent.usedDirectMemory();
            assertThat(direct).isLessThan(32 << 20);
            var received = new CRC32();
            long count = 0;
            byte[] chunk = new byte[1 << 16];
            while (count < size) {
                int read = client.in().read(chunk);
                received.update(chunk, 0, read);
                count += read;
            }
            sender.join();
            assertThat(count).isEqualTo(size);
            assertThat(received.getValue()).isEqualTo(sentSum.getValue());
            assertThat(PlatformDependent.usedDirectMemory()).isLessThan(32 << 20);
            assertThat(proxy.status().octetsPassed()).isEqualTo(size);
            assertThat(proxy.status().upstreamTls()).isEqualTo("none");
            assertThat(proxy.status().tapBlind()).isZero();
        }
    }

    /// What was read last is written and released before the next read, however much upstream has to send.
    @Test
    void g5_oneReadADirectionIsInFlight() throws Exception {
        int size = 16 << 20;
        var buffers = new ArrayList<ByteBuf>();
        var most = new AtomicLong();
        var bulk = new LongAdder();
        DialogueFactory counting = new Passing(new ArrayList<>(), octets -> {
            // one of our own around each, for a pool's are used again
            var read = Unpooled.compositeBuffer(1).addComponent(true, octets);
            buffers.removeIf(each -> each.refCnt() == 0);
            buffers.add(read);
            most.accumulateAndGet(buffers.size(), Math::max);
            return read;
        });
        try (var server = new LoopbackServer()) {
            var relay = new Relay(RelayLimits.USUAL, bulk::increment);
            int port = listening(relay, server, counting);
            try (Line client = Line.of(new Socket(InetAddress.getLoopbackAddress(), port));
                    Line upstream = server.next()) {
                var sent = new AtomicLong();
                var sender = Thread.ofVirtual().start(() -> send(upstream, size, sent, new CRC32()));
                await().atMost(SOON).during(Duration.ofMillis(300)).until(new Unchanged(sent)::holds);
                client.in().skipNBytes(size);
                sender.join();
            }
            relay.stop();
        }
        assertThat(most).hasValue(1);
        assertThat(bulk.sum()).as("whoever reads behind the tap was told").isPositive();
    }

    /// Without TCP_NODELAY the second of two small writes waits for the peer's delayed acknowledgement, some 40 ms.
    @Test
    void k7NoDelayOnEitherLeg() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            assertThat(secondOfTwo(client, upstream)).isLessThan(Duration.ofMillis(25));
            assertThat(secondOfTwo(upstream, client)).isLessThan(Duration.ofMillis(25));
        }
    }

    /// The median, behind the exchanges that the system acknowledges at once.
    private static Duration secondOfTwo(Line from, Line to) throws IOException {
        long[] times = new long[31];
        for (int i = -20; i < times.length; i++) {
            from.say("* first\n");
            to.hear();
            long began = System.nanoTime();
            from.say("* second\n");
            to.hear();
            if (i >= 0) {
                times[i] = System.nanoTime() - began;
            }
            to.say("* back\n");
            from.hear();
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[times.length / 2]);
    }

    private static final class Unchanged {
        private final AtomicLong value;
        private long last = -1;

        Unchanged(AtomicLong value) {
            this.value = value;
        }

        boolean holds() {
            long now = value.get();
            boolean same = now == last;
            last = now;
            return same;
        }
    }

    private static void send(Line upstream, long size, AtomicLong sent, CRC32 sum) {
        byte[] head =
                ("* OK ready\r\n* 1 FETCH (BODY[] {" + (size + 1000) + "}\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) 'x');
        try {
            write(upstream, head, head.length, sent, sum);
            while (sent.get() < size) {
                write(upstream, block, (int) Math.min(block.length, size - sent.get()), sent, sum);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Line upstream, byte[] octets, int length, AtomicLong sent, CRC32 sum) throws IOException {
        upstream.out().write(octets, 0, length);
        sum.update(octets, 0, length);
        sent.addAndGet(length);
    }

    @Test
    void g9_aDeadUpstreamIsToldInWordsAndTouchesNoOtherAccount() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(null, account("dead", nobody), account("work", server.port()));
                Line dead = proxy.connect("dead");
                Line client = proxy.connect("work");
                Line upstream = server.next()) {
            assertThat(dead.rest())
                    .isEqualTo("* BYE Kith: cannot reach 127.0.0.1 port " + nobody + ": connection refused\r\n");
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
        }
    }

    private static Account account(String name, int port) {
        return RunningProxy.account(name, Security.PLAIN, "127.0.0.1", port, new Trust.Platform(), ClientTls.NONE);
    }

    @Test
    void g9_noSuchHost() throws Exception {
        try (var proxy = RunningProxy.of(
                        null,
                        RunningProxy.account(
                                "work", Security.TLS, "nowhere.invalid", 993, new Trust.Platform(), ClientTls.NONE));
                Line client = proxy.connect()) {
            assertThat(client.rest()).contains("* BYE Kith: cannot reach nowhere.invalid port 993: ");
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
        try (var server = new LoopbackServer()) {
            var relay = new Relay(RelayLimits.USUAL, () -> {});
            var port = passing(relay, server, dialogues);
            for (int n = 0; n < 10; n++) {
                try (Line client = Line.of(new Socket(InetAddress.getLoopbackAddress(), port));
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
            relay.stop();
        }
    }

    private static int passing(Relay relay, LoopbackServer server, List<WeakReference<Dialogue>> dialogues)
            throws IOException, GeneralSecurityException {
        return listening(relay, server, new Passing(dialogues, UnaryOperator.identity()));
    }

    private static int listening(Relay relay, LoopbackServer server, DialogueFactory dialogues)
            throws IOException, GeneralSecurityException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var upstream = new Endpoint(Security.PLAIN, "127.0.0.1", server.port());
        var tls = UpstreamTls.of(new Trust.Platform(), TlsLibrary.JAVA);
        var route = new Route("work", loopback, upstream, tls, null, null, dialogues, new TapHealth());
        return relay.listen(route).address().getPort();
    }

    /// With every limit at a tenth of a second a connection may be silent for a second, in IDLE or in the middle of a
    /// literal.
    @Test
    void g1_h8_noTimerLooksAtAConnectionThatWasGreeted() throws Exception {
        var tenth = Duration.ofMillis(100);
        try (var server = new LoopbackServer()) {
            var relay = new Relay(new RelayLimits(1, 4096, tenth.multipliedBy(50), tenth, tenth, tenth), () -> {});
            var port = passing(relay, server, new ArrayList<>());
            try (Line client = Line.of(new Socket(InetAddress.getLoopbackAddress(), port));
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
            relay.stop();
        }
    }

    /// Passes octets on, and is remembered weakly.
    private record Passing(List<WeakReference<Dialogue>> made, UnaryOperator<ByteBuf> fromUpstream)
            implements DialogueFactory {
        @Override
        public Dialogue open(Legs legs) {
            var dialogue = new Dialogue() {
                @Override
                public void fromClient(ByteBuf octets) {
                    legs.toUpstream(octets);
                }

                @Override
                public void fromUpstream(ByteBuf octets) {
                    legs.toClient(fromUpstream.apply(octets));
                }

                @Override
                public boolean signedIn() {
                    return true;
                }

                @Override
                public void clientEnded() {
                    legs.endUpstream();
                }

                @Override
                public void upstreamEnded() {
                    legs.endClient();
                }

                @Override
                public void closed() {}
            };
            made.add(new WeakReference<>(dialogue));
            return dialogue;
        }

        @Override
        public byte[] unavailable(String why) {
            return new byte[0];
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

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listen = new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            var server = new dev.kith.proxy.relay.Endpoint(Security.PLAIN, "127.0.0.1", 143);
            var account = new Account(
                    "work", "w@example.org", listen, server, null, server, new Trust.Platform(), ClientTls.NONE);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningProxy.of(null, account))
                    .isInstanceOf(ProxyException.class)
                    .hasMessageContaining("work imap: port " + taken.getLocalPort());
        }
    }

    @Test
    void d9_plainListenersStayOnLoopback() throws Exception {
        var listen = new java.net.InetSocketAddress(InetAddress.getByAddress(new byte[] {0, 0, 0, 0}), 0);
        var server = new dev.kith.proxy.relay.Endpoint(Security.PLAIN, "127.0.0.1", 143);
        var account = new Account(
                "work", "w@example.org", listen, server, null, server, new Trust.Platform(), ClientTls.NONE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningProxy.of(null, account))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("client_tls");
    }

    @Test
    void c15_everyAccountHasItsOwnListener() throws Exception {
        try (var first = new LoopbackServer();
                var second = new LoopbackServer();
                var proxy = RunningProxy.of(null, account("a", first.port()), account("b", second.port()))) {
            var greetings = new ArrayList<String>();
            try (Line a = proxy.connect("a");
                    Line b = proxy.connect("b");
                    Line atFirst = first.next();
                    Line atSecond = second.next()) {
                atFirst.say("* OK first\n");
                atSecond.say("* OK second\n");
                greetings.add(a.hear());
                greetings.add(b.hear());
            }
            assertThat(greetings).containsExactly("* OK first", "* OK second");
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
