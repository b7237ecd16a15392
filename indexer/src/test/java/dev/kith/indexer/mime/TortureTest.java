package dev.kith.indexer.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.text.OwnWordsReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The torture messages of eighteen other projects, as they are and broken further: none may throw.
class TortureTest {
    private static final String SPECIALS = "\r\n\0 \t<>\"=?;:@,()-";
    private static final String SET = "mime-torture.tar.xz";
    private static final LocalDate DAY = LocalDate.of(2026, 8, 10);
    private final MessageReader reader = new MessageReader(Limits.DEFAULT);
    private final OwnWordsReader words = new OwnWordsReader();

    private static List<byte[]> messages() throws IOException {
        assumeTrue(Corpus.present(SET), "no corpus beside the checkout: the torture messages are not read");
        return Corpus.tar(SET).entrySet().stream()
                .filter(e -> !e.getKey().endsWith(".json") && !e.getKey().endsWith(".csv"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    @Test
    void readsThemAll() throws IOException {
        var all = messages();
        assertThat(all).hasSizeGreaterThan(600);
        var withSender = 0;
        for (var octets : all) {
            var message = reader.read(octets, false);
            words.read(message, DAY);
            withSender += message.from().isEmpty() ? 0 : 1;
            assertThat(message.problems()).hasSizeLessThanOrEqualTo(32);
        }
        assertThat(withSender).isGreaterThan(400);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void readsThemBroken(long seed) throws IOException {
        var random = new SplittableRandom(Long.getLong("seed", seed));
        for (var octets : messages()) {
            if (octets.length > 100_000 || octets.length == 0) {
                continue;
            }
            var broken = broken(octets, random);
            try {
                words.read(reader.read(broken, random.nextBoolean()), DAY);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", a message of " + octets.length + " octets", e);
            }
        }
    }

    /// A few octets changed, taken out, doubled, or the end cut off.
    private static byte[] broken(byte[] octets, SplittableRandom random) {
        var out = octets.clone();
        for (var i = random.nextInt(1, 30); i > 0; i--) {
            out[random.nextInt(out.length)] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) SPECIALS.charAt(random.nextInt(SPECIALS.length()));
                case 2 -> out[random.nextInt(out.length)];
                default -> '\n';
            };
        }
        var from = random.nextInt(out.length);
        var length = random.nextInt(out.length - from);
        if (random.nextInt(3) == 0) {
            System.arraycopy(octets, from, out, random.nextInt(out.length - length), length);
        }
        return random.nextInt(3) == 0 ? java.util.Arrays.copyOf(out, random.nextInt(out.length)) : out;
    }

    @Test
    void readsFiftyMegabytesInBoundedMemory() {
        var head = """
            Content-Type: multipart/mixed; boundary=b

            --b

            hello
            --b
            Content-Type: application/zip; name=a.zip
            Content-Transfer-Encoding: base64

            """;
        var octets = new byte[50 << 20];
        java.util.Arrays.fill(octets, (byte) 'A');
        for (var i = 76; i < octets.length; i += 77) {
            octets[i] = '\n';
        }
        System.arraycopy(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, octets, 0, head.length());
        var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        var before = bean.getThreadAllocatedBytes(Thread.currentThread().threadId());
        var message = reader.read(octets, false);
        var allocated = bean.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.attachments().getFirst().octets()).isBetween(37_000_000L, 39_400_000L);
        assertThat(allocated).isLessThan(4 << 20);
    }
}
