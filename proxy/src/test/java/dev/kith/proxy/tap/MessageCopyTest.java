package dev.kith.proxy.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of a message does not depend on how it was cut on its way.
final class MessageCopyTest {
    @ParameterizedTest
    @CsvSource({
        "whole,              Subject: x\\r\\n\\r\\nbody,          20, 20, Subject: x\\r\\n\\r\\nbody",
        "the body cut,       Subject: x\\r\\n\\r\\nbody of mine,  20, 4,  Subject: x\\r\\n\\r\\nbody",
        "no room for a body, Subject: x\\r\\n\\r\\nbody,          20, 0,  Subject: x\\r\\n\\r\\n",
        "bare line feeds,    Subject: x\\n\\nbody of mine,        20, 4,  Subject: x\\n\\nbody",
        "no header fields,   \\r\\nbody of mine,                  20, 4,  \\r\\nbody",
        "a header section that just fits,    Subject: x\\r\\n\\r\\nbody, 14, 2, Subject: x\\r\\n\\r\\nbo",
        "a header section beyond the bound,  Subject: x\\r\\n\\r\\nbody, 13, 9, Subject: x\\r\\n\\r",
        "no end of the header section,       Subject: x,                 20, 9, Subject: x",
    })
    void theHeaderSectionUpToOneBoundAndTheBodyUpToAnother(
            String name, String message, int headerMax, int bodyMax, String kept) {
        byte[] octets = octets(message);
        for (int cut = 0; cut <= octets.length; cut++) {
            var copy = new MessageCopy(headerMax, bodyMax);
            add(copy, octets, 0, cut);
            add(copy, octets, cut, octets.length);
            assertThat(copy.octets()).as("%s, cut at %d", name, cut).isEqualTo(octets(kept));
            assertThat(copy.size()).isEqualTo(octets.length);
            assertThat(copy.cut()).isEqualTo(kept.length() < message.length());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2048, 2049, 70_000, 1_048_576 + 24, 3_000_000})
    void aMessageOfAnySizeInPiecesOfAnySize(int size) {
        long seed = 7L * size;
        var random = new SplittableRandom(seed);
        byte[] octets = new byte[size];
        random.nextBytes(octets);
        byte[] header = octets("Subject: the harvest\\r\\n\\r\\n");
        System.arraycopy(header, 0, octets, 0, header.length);
        var copy = new MessageCopy(256 << 10, 1 << 20);
        for (int at = 0; at < size; ) {
            int to = Math.min(size, at + random.nextInt(1, 100_000));
            add(copy, octets, at, to);
            at = to;
        }
        byte[] kept = copy.octets();
        byte[] wanted = Arrays.copyOf(octets, Math.min(size, header.length + (1 << 20)));
        assertThat(Arrays.equals(kept, wanted)).as("seed %d", seed).isTrue();
        add(copy, octets, 0, size);
        assertThat(Arrays.equals(kept, wanted)).as("written to afterwards").isTrue();
    }

    private static void add(MessageCopy copy, byte[] octets, int from, int to) {
        copy.add(Unpooled.wrappedBuffer(octets), from, to - from);
    }

    private static byte[] octets(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
