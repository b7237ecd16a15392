package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is looked for many octets at a time is where a plain loop finds it.
class WindowTest {
    /// Nearly the dot, and octets that carry into their neighbours when words are compared.
    private static final byte[] OCTETS = {'\r', '\n', '.', '/', '-', 0x0b, 0x09, 0, -1, (byte) 0x80, 'x', 'x', 'x', 'x'
    };

    private static int dot(byte[] octets, int first, int end) {
        for (int at = first + 2; at < end; at++) {
            if (octets[at] == '.' && octets[at - 1] == '\n' && octets[at - 2] == '\r') {
                return at;
            }
        }
        return -1;
    }

    private static int octet(byte[] octets, int first, int end) {
        for (int at = first; at < end; at++) {
            if (octets[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theFirstIsFoundWhereverItStands(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextInt(1, 150)];
            // few of those that matter in some, many in others
            int kinds = random.nextInt(1, OCTETS.length + 1);
            for (int at = 0; at < octets.length; at++) {
                octets[at] = OCTETS[OCTETS.length - 1 - random.nextInt(kinds)];
            }
            if (octets.length > 3 && random.nextBoolean()) {
                System.arraycopy(new byte[] {'\r', '\n', '.'}, 0, octets, random.nextInt(octets.length - 2), 3);
            }
            int first = random.nextInt(octets.length);
            int end = random.nextInt(first, octets.length + 1);
            var window = Window.ofLoop();
            window.forget();
            window.cover(octets, Unpooled.wrappedBuffer(octets), 0);
            assertThat(window.findDot(first, end)).isEqualTo(dot(octets, first, end));
            assertThat(window.find('\n', first, end)).isEqualTo(octet(octets, first, end));
        }
    }
}
