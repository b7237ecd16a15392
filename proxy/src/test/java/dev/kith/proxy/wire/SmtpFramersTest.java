package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// SMTP octets to frames, each alone; how they are put together is shown by the dialogue's tests.
class SmtpFramersTest {
    private static ByteBuf octets(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EHLO a|EHLO", "ehlo|EHLO", "EHLOX a|OTHER", "MAIL FROM:<>|MAIL", "mAiL|MAIL", "RCPT\tTO|RCPT",
                        "DATA|DATA",
                "DATA:|OTHER", "BDAT 1|BDAT", "STARTTLS|STARTTLS", "AUTH|AUTH", "|OTHER", "NOOP|OTHER", "' DATA'|OTHER",
                "other|OTHER", "D\u00c4TA|OTHER"
            })
    void verbs(String line, SmtpVerb verb) {
        assertThat(SmtpVerb.of(octets((line == null ? "" : line) + "\r\n"))).isEqualTo(verb);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT TO:<a@b.test>|a@b.test",
                "rcpt to: <a@b.test> NOTIFY=NEVER|a@b.test",
                "MAIL FROM:<>|''",
                "RCPT TO:a@b.test X=1|a@b.test",
                "RCPT TO:<@one,@two:a@b.test>|a@b.test",
                "RCPT TO:<\"a>b \\\"c\"@b.test>|\"a>b \\\"c\"@b.test",
                "RCPT TO:<a@b.test|a@b.test",
                "RCPT|''",
                "RCPT TO:|''"
            })
    void paths(String line, String path) {
        assertThat(SmtpPath.of(line + "\r\n")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"a@B.Test,b.test", "a@b.test.,b.test", "\"x@y\"@b.test,b.test", "postmaster,''", "'',''"})
    void domains(String path, String domain) {
        assertThat(SmtpPath.domain(path)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 ok|ENDS",
                "250-more|CONTINUES",
                "250|ENDS",
                "250-|CONTINUES",
                "'250 '|ENDS",
                "354 go|ENDS",
                "25|LOST",
                "''|LOST",
                "hello|LOST",
                "199 x|LOST",
                "600 x|LOST",
                "250_x|LOST",
                "2504|LOST"
            })
    void replyLines(String line, SmtpReplies.Line kind) {
        assertThat(new SmtpReplies().line(octets(line + "\r\n"))).isEqualTo(kind);
        assertThat(new SmtpReplies().line(octets(line + "\n"))).isEqualTo(kind);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    /// The end of data by the plainest means there is: the first CRLF.CRLF of the whole, the line start before the
    /// message included. The scanner must agree at any cut, and its copy must be the lines with one dot less.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theEndOfDataAgreesWithTheDefinition(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        for (var i = random.nextInt(60); i >= 0; i--) {
            text.append("\r\n.ab".charAt(random.nextInt(5)));
            if (random.nextInt(8) == 0) {
                text.append("\r\n.");
            }
        }
        if (random.nextBoolean()) {
            text.append("\r\n.\r\nQUIT\r\n");
        }
        agrees(text.toString(), random, 6);
    }

    /// The same for text that is longer than what is looked at in one piece.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theEndOfLongDataAgreesWithTheDefinition(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        while (text.length() < 30_000) {
            text.append("x".repeat(random.nextInt(200)));
            for (var i = random.nextInt(4); i > 0; i--) {
                text.append("\r\n.".charAt(random.nextInt(3)));
            }
            text.append("\r\n").append(random.nextInt(3) == 0 ? ".a" : "a");
        }
        text.append("\r\n.\r\nQUIT\r\n");
        agrees(text.toString(), random, 20_000);
    }

    private static void agrees(String text, SplittableRandom random, int cutMax) {
        var at = ("\r\n" + text).indexOf("\r\n.\r\n");
        var end = at < 0 ? -1 : at + 3;
        var copy = new StringBuilder();
        var scanner = new SmtpData(
                (source, index, count) -> copy.append(source.toString(index, count, StandardCharsets.ISO_8859_1)));
        var found = -1;
        for (var from = 0; from < text.length() && found < 0; ) {
            var to = Math.min(text.length(), from + 1 + random.nextInt(cutMax));
            var part = octets(text.substring(from, to));
            var in = scanner.scan(part, 0, part.readableBytes());
            found = in < 0 ? -1 : from + in;
            from = to;
        }
        assertThat(found).isEqualTo(end);
        if (end >= 0) {
            var content = ("\r\n" + text.substring(0, end - 3)).replaceAll("(?<=\r\n)\\.", "");
            assertThat(copy.toString()).isEqualTo(content.substring(2));
        }
    }
}
