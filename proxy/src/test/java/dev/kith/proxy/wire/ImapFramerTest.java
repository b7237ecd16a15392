package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.wire.ImapFramer.Frame;
import dev.kith.proxy.wire.ImapFramer.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImapFramerTest {
    private static List<String> frames(Side side, String text) {
        var framer = new ImapFramer(side, 1000);
        ByteBuf in = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        var frames = new ArrayList<String>();
        for (Frame frame = framer.next(in); frame != Frame.NONE; frame = framer.next(in)) {
            frames.add(frame + " "
                    + in.toString(framer.start(), framer.end() - framer.start(), StandardCharsets.ISO_8859_1)
                            .replace("\r\n", "|"));
        }
        return frames;
    }

    @Test
    void linesAndLiterals() {
        assertThat(frames(Side.CLIENT, "a LOGIN {3+}\r\nbob {2}\r\nxy\r\nb NO"))
                .containsExactly(
                        "LITERAL a LOGIN {3+}|", "OCTETS bob", "LITERAL  {2}|", "OCTETS xy", "LINE |", "TEXT b NO");
    }

    @Test
    void placesWhereALiteralCannotBegin() {
        assertThat(frames(Side.CLIENT, "a LOGIN x{3}\r\n")).containsExactly("LOST a LOGIN x{3}|");
        assertThat(frames(Side.UPSTREAM, "* X {3+}\r\n")).containsExactly("LOST * X {3+}|");
        assertThat(frames(Side.UPSTREAM, "x Y {3}\r\nabc")).containsExactly("LOST x Y {3}|abc");
        assertThat(frames(Side.CLIENT, "a X {9999999999999999999}\r\n"))
                .containsExactly("LOST a X {9999999999999999999}|");
    }

    @Test
    void aCountOfManyDigitsIsLostWhereverItIsCut() {
        byte[] line = ("a X {" + "0".repeat(40) + "3}\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int cut = 1; cut < line.length; cut++) {
            var framer = new ImapFramer(Side.CLIENT, 1000);
            assertThat(framer.next(Unpooled.wrappedBuffer(line, 0, cut))).isEqualTo(Frame.TEXT);
            framer.begin();
            assertThat(framer.next(Unpooled.wrappedBuffer(line, cut, line.length - cut)))
                    .as("cut at %s", cut)
                    .isEqualTo(Frame.LOST);
        }
    }

    @Test
    void aQuotedStringIsReadTheSameWhereverItIsCut() {
        byte[] line = "* X \"a \\\" b\" {3}\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int cut = 1; cut < line.length; cut++) {
            var framer = new ImapFramer(Side.UPSTREAM, 1000);
            assertThat(framer.next(Unpooled.wrappedBuffer(line, 0, cut))).isEqualTo(Frame.TEXT);
            framer.begin();
            assertThat(framer.next(Unpooled.wrappedBuffer(line, cut, line.length - cut)))
                    .as("cut at %s", cut)
                    .isEqualTo(Frame.LITERAL);
        }
    }

    @Test
    void aLineThatIsTooLongIsLost() {
        assertThat(frames(Side.CLIENT, "a " + "x".repeat(1000) + "\r\nb NOOP\r\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("LOST a xx");
    }

    @Test
    void nothingIsAllocatedForAFrame() {
        var framer = new ImapFramer(Side.UPSTREAM, 1 << 20);
        ByteBuf in = Unpooled.buffer();
        for (int i = 0; i < 100; i++) {
            in.writeCharSequence(
                    "* 1 FETCH (UID 7 FLAGS (\\Seen) BODY[HEADER.FIELDS (FROM)] {5}\r\na b c)\r\n* OK still here\r\n",
                    StandardCharsets.US_ASCII);
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long octets = 0;
        for (int round = 0; round < 50; round++) {
            in.readerIndex(0);
            long before = threads.getCurrentThreadAllocatedBytes();
            while (framer.next(in) != Frame.NONE) {
                octets += framer.end() - framer.start();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(octets).isEqualTo(50L * in.writerIndex());
        assertThat(least).isLessThan(1000);
    }

    /// C13: the window is the loop's, and would keep a password until longer lines have passed.
    @Test
    void c13_nothingOfAClientsLineStaysBehind() {
        var framer = new ImapFramer(ImapFramer.Side.CLIENT, 1000);
        var login = Unpooled.copiedBuffer("a LOGIN alice s3cret\r\n", StandardCharsets.US_ASCII);
        assertThat(framer.next(login)).isEqualTo(ImapFramer.Frame.LINE);
        var window = Window.ofLoop();
        assertThat(window.at(window.from())).isEqualTo((byte) 'a');
        assertThat(framer.next(login)).isEqualTo(ImapFramer.Frame.NONE);
        for (int at = window.from(); at < window.to(); at++) {
            assertThat(window.at(at)).isZero();
        }
    }

    @Test
    void c13_nothingOfALongLineStaysBehindAShortOne() {
        var framer = new ImapFramer(ImapFramer.Side.CLIENT, 100_000);
        // in more than one window, the last of them a short one
        var login = Unpooled.copiedBuffer("a LOGIN alice " + "s3cret".repeat(2000) + "\r\n", StandardCharsets.US_ASCII);
        assertThat(framer.next(login)).isEqualTo(ImapFramer.Frame.LINE);
        assertThat(framer.next(login)).isEqualTo(ImapFramer.Frame.NONE);
        var window = Window.ofLoop();
        var kept = new byte[8192];
        window.copy(window.from(), kept, 0, kept.length);
        assertThat(new String(kept, StandardCharsets.US_ASCII)).doesNotContain("s3c");
    }
}
