package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.TapHealth;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sizes of reads follow what comes, as those of Netty's own adaptive buffers do.
class ReadsTest {
    private static final int OCTETS_MAX = 64 << 10;
    private static final DialogueFactory SILENT = new DialogueFactory() {
        @Override
        public Dialogue open(Legs legs) {
            return new SilentDialogue();
        }

        @Override
        public byte[] unavailable(String why) {
            return new byte[0];
        }
    };

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Leg leg = new Leg(new Pair(route(), RelayLimits.USUAL, channel, () -> {}, new NoKeeper()), channel);

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private static Route route() {
        var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (UpstreamTls tls = UpstreamTls.of(new Trust.Platform(), TlsLibrary.JAVA)) {
            var server = new Endpoint(Security.PLAIN, "127.0.0.1", 1);
            return new Route("work imap", nowhere, server, tls, null, null, SILENT, new TapHealth());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// One turn of the loop: reads that come full, and one that does not.
    private void turn(ExtendedHandle reads, int[] octets, int count) {
        reads.reset(channel.config());
        for (int i = 0; i < count; i++) {
            reads.attemptedBytesRead(reads.guess());
            reads.lastBytesRead(Math.min(octets[i], reads.guess()));
            if (reads.lastBytesRead() <= 0) {
                break;
            }
            reads.incMessagesRead(1);
        }
        reads.readComplete();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @SuppressWarnings("deprecation") // how a channel asks for them
    void theyAreAsLargeAsNettys(long seed) {
        var random = new SplittableRandom(seed);
        var own = new Reads(OCTETS_MAX, leg);
        var nettys = (ExtendedHandle) new AdaptiveRecvByteBufAllocator(1024, 4096, OCTETS_MAX).newHandle();
        for (int round = 0; round < 20_000; round++) {
            int[] octets = new int[4];
            for (int i = 0; i < octets.length; i++) {
                // from nothing and an end to more than any read takes
                octets[i] = random.nextInt(-1, 1 << random.nextInt(1, 18));
            }
            int count = random.nextInt(1, 5);
            turn(own, octets, count);
            turn(nettys, octets, count);
            assertThat(own.guess()).as("round %d of seed %d", round, seed).isEqualTo(nettys.guess());
        }
    }

    @Test
    void theyDoNotGrowBeyondTheirBound() {
        var reads = new Reads(2000, leg);
        for (int i = 0; i < 5; i++) {
            turn(reads, new int[] {9000}, 1);
        }
        assertThat(reads.guess()).isEqualTo(2000);
        for (int i = 0; i < 20; i++) {
            turn(reads, new int[] {1}, 1);
        }
        assertThat(reads.guess()).isEqualTo(1024);
    }
}
