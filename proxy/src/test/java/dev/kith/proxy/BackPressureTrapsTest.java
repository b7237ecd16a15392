package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.RelayLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Rows G5 and K7 of docs/traps.md over real sockets: slow readers, and no delay.
class BackPressureTrapsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

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
        try (var server = new LoopbackServer();
                var relay = new BareRelay(RelayLimits.USUAL, bulk::increment, server, counting);
                Line client = relay.connect();
                Line upstream = server.next()) {
            var sent = new AtomicLong();
            var sender = Thread.ofVirtual().start(() -> send(upstream, size, sent, new CRC32()));
            await().atMost(SOON).during(Duration.ofMillis(300)).until(new Unchanged(sent)::holds);
            client.in().skipNBytes(size);
            sender.join();
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

    /// GNU Mailutils writes a command word by word, without TCP_NODELAY: its system holds the next word until
    /// Kith's has acknowledged the one before, which takes some 40 ms where there is nothing to send back.
    /// Dovecot acknowledges at once, so must Kith.
    @Test
    void k7_aCommandInPiecesIsAcknowledgedAtOnce() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.plain(server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            client.socket().setTcpNoDelay(false);
            upstream.say("* OK ready\n");
            client.hear();
            assertThat(inPieces(client, upstream, "15 ", "FETCH ", "11 BODY[]", "\n"))
                    .isLessThan(Duration.ofMillis(25));
            assertThat(inPieces(client, upstream, "16 APPEND Sent {5+}\n", "hello", "\n"))
                    .isLessThan(Duration.ofMillis(25));
        }
    }

    /// From the first piece to the answer: the median, behind the exchanges that the system acknowledges at once.
    private static Duration inPieces(Line client, Line upstream, String... pieces) throws IOException {
        String last = String.join("", pieces).stripTrailing().lines().toList().getLast();
        long[] times = new long[31];
        for (int i = -20; i < times.length; i++) {
            long began = System.nanoTime();
            for (String piece : pieces) {
                client.say(piece);
            }
            String heard = upstream.hear();
            while (!heard.equals(last)) {
                heard = upstream.hear();
            }
            upstream.say(pieces[0].split(" ", 2)[0] + " OK done\n");
            client.hear();
            if (i >= 0) {
                times[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[times.length / 2]);
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
}
