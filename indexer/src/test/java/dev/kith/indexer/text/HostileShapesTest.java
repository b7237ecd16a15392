package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mail that was made to be dear to read: what it costs grows as its length does, and stays small. Measured in CPU
/// time of the thread that reads, which hardly depends on what else the machine does.
class HostileShapesTest {
    private static final int SMALL = 16_000;
    private static final int TIMES = 8;
    private static final int LARGE = 10_000_000;
    /// Twice what linear growth gives, and half again for what is compiled meanwhile.
    private static final double GROWTH_MAX = 3 * TIMES;
    private static final double NOTHING_MILLISECONDS = 4;
    private static final double LARGE_MILLISECONDS_MAX = 600;

    private final MessageReader messages = new MessageReader(Limits.DEFAULT);
    private final OwnWordsReader words = new OwnWordsReader();

    @SuppressWarnings("ImmutableEnumChecker") // the functions are those below
    enum Shape {
        ONE_LINE("\n\n", n -> "word ".repeat(n / 5)),
        ONE_WORD("\n\n", "a"::repeat),
        ONE_LINE_OF_SENTENCES("\n\n", n -> "Can you? ".repeat(n / 9)),
        ONE_LINE_OF_INITIALS("\n\n", n -> "A. ".repeat(n / 3)),
        ONE_LINE_OF_LINKS("\n\n", n -> "http://".repeat(n / 7)),
        ONE_LINE_OF_A_DISCLAIMER("\n\n", n -> "this message intended ".repeat(n / 22)),
        ONE_LINE_OF_RULES("\n\n", n -> "_".repeat(n) + "x"),
        SHORT_LINES("\n\n", n -> "a\n".repeat(n / 2)),
        LABELS("\n\n", n -> "From: a\nTo: b\n".repeat(n / 14)),
        RULES_ABOVE_ONE_LINE("\n\n", n -> "____________________\n".repeat(Math.min(4990, n / 21)) + "a ".repeat(n / 2)),
        DELIMITERS("\n\n", n -> "--\n".repeat(n / 3)),
        STATISTICS("\n\n", n -> "---\n".repeat(n / 4)),
        ATTRIBUTIONS("\n\n", n -> "On 1.1.2020 12:20, a@b.example wrote:\n".repeat(n / 38)),
        CLOSINGS("\n\n", n -> "Best regards\n".repeat(n / 13)),
        BRACKETS("\n\n", ">"::repeat),
        BRACKETED_AND_OWN("\n\n", n -> "> a\nb\n".repeat(n / 6)),
        QUOTATION_MARKS("\n\n", "\""::repeat),
        SPACES("\n\n", " "::repeat),
        FIGURES_IN_A_SIGNATURE("\n\n", n -> "hi\n\n-- \n" + "12 34 ".repeat(n / 6)),
        NESTED_PARTS("\n", n -> nested(n / 50)),
        NESTED_MESSAGES("\n", n -> "Content-Type: message/rfc822\n\n".repeat(n / 30)),
        ADDRESSES("\n", n -> listed("To: ", n / 16, "Ann <a%d@b.example>,\n ")),
        FIELDS_OF_ADDRESSES("\n", n -> listed("", n / 16, "To: a%d@b.example\n")),
        OPEN_COMMENTS("\nTo: ", "("::repeat),
        OPEN_ENCODED_WORDS("\nTo: ", n -> "=?utf-8?q?a?= ".repeat(n / 14)),
        FOLDS("\nSubject: x", n -> "\n x".repeat(n / 3)),
        REFERENCES("\nReferences:", n -> listed("", n / 12, " <%d@b.example>\n")),
        OPEN_REFERENCES("\nReferences: ", n -> "<a ".repeat(n / 3)),
        PARAMETERS("\nContent-Type: text/plain", n -> listed("", n / 14, ";\n name*%d=ab")),
        MARKED_SIGNATURES("\nContent-Type: text/html\n\n", n -> "<div class=gmail_signature>a".repeat(n / 28));

        private final String before;
        private final IntFunction<String> body;

        Shape(String before, IntFunction<String> body) {
            this.before = before;
            this.body = body;
        }

        byte[] octets(int length) {
            return ("From: ann@b.example" + before + body.apply(length)).getBytes(StandardCharsets.US_ASCII);
        }

        private static String nested(int depth) {
            var out = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
            for (var i = 0; i < depth; i++) {
                out.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
            }
            return out.toString();
        }

        private static String listed(String before, int count, String each) {
            var out = new StringBuilder(before);
            IntStream.range(0, count).forEach(i -> out.append(each.formatted(i)));
            return out.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void costsInProportion(Shape shape) {
        var small = milliseconds(shape.octets(SMALL), 4);
        var larger = milliseconds(shape.octets(TIMES * SMALL), 2);
        assertThat(larger)
                .as("%d times as long costs %.1f ms instead of %.1f", TIMES, larger, small)
                .isLessThan(GROWTH_MAX * Math.max(small, NOTHING_MILLISECONDS));
        assertThat(milliseconds(shape.octets(LARGE), 2))
                .as("what is longer than a limit is not read")
                .isLessThan(LARGE_MILLISECONDS_MAX);
    }

    private double milliseconds(byte[] octets, int rounds) {
        var threads = ManagementFactory.getThreadMXBean();
        var least = Double.MAX_VALUE;
        for (var i = 0; i < rounds; i++) {
            var began = threads.getCurrentThreadCpuTime();
            words.read(messages.read(octets, false), LocalDate.EPOCH);
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - began) / 1e6);
        }
        return least;
    }
}
