package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.wire.ImapFramer.Frame;
import dev.kith.proxy.wire.ImapFramer.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Responses that tell nothing are passed over together; everything else is the framer's, and where responses end does
/// not depend on who looked.
class SkimTest {
    private static final int LINE_OCTETS_MAX = 1_000;

    private static final String HEADER =
            "* 7 FETCH (UID 8 FLAGS (\\Seen) BODY[HEADER.FIELDS (FROM)] {18}\r\nFrom: a\r\n\r\n} {3}\r\n)\r\n";
    private static final List<String> DULL = List.of(
            HEADER,
            "* 3 EXISTS\r\n",
            "* 12 EXPUNGE\r\n",
            "* 4 FETCH (FLAGS (\\Seen $x) UID 5)\r\n",
            "* 4 FETCH (BODY[HEADER.FIELDS (\"From\" \"To\")] {0}\r\n UID 5)\r\n",
            "* 9 FETCH (BODY[1] {5}\r\na\r\nb) BODY[2]<0> {2}\r\nxy RFC822.TEXT {1}\r\nz)\r\n",
            "* 5 FETCH (ENVELOPE (\"x} {3\" NIL) UID 5)\r\n",
            "* 5 FETCH (BODY[1] {9000}\r\n" + "o".repeat(9000) + ")\r\n");

    private static int skimmed(String text) {
        var framer = new ImapFramer(Side.UPSTREAM, LINE_OCTETS_MAX);
        ByteBuf in = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        framer.begin();
        assertThat(framer.skim(in)).isEqualTo(in.readerIndex() > 0);
        return in.readerIndex();
    }

    @Test
    void manyArePassedOverTogether() {
        var text = String.join("", DULL).repeat(40);
        assertThat(skimmed(text)).isEqualTo(text.length());
        assertThat(skimmed(text + "a OK done\r\n")).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (UID 2 BODY[] {3}\r\nabc)\r\n",
                "* 1 FETCH (UID 2 body[] {3}\r\nabc)\r\n",
                "* 1 FETCH (RFC822 {3}\r\nabc)\r\n",
                "* 1 FETCH (BODY[1] {2}\r\nab BODY[] {3}\r\nabc)\r\n",
                "* 1 FETCH (BINARY[1] ~{3}\r\nabc)\r\n",
                "* 1 FETCH (BODY[1] {3+}\r\nabc)\r\n",
                "* 1 FETCH (BODY[1]{3}\r\nabc)\r\n",
                "* 1 FETCH (X \"a {3}\r\nabc)\r\n",
                "* 1 FETCH (X \"a\\\"\" {3}\r\nabc)\r\n",
                "* 1 FETCH (BODY[1] {}\r\n)\r\n",
                "* 1 FETCH (BODY[1] {99999999999}\r\n)\r\n",
                "* 1 EXISTS\n",
                "* OK [CAPABILITY IMAP4rev1] x\r\n",
                "* CAPABILITY IMAP4rev1\r\n",
                "+ 1 go on\r\n",
                "a1 OK done\r\n",
                "*1 EXISTS\r\n"
            })
    void theRestIsTheFramers(String response) {
        assertThat(skimmed(response)).isZero();
        assertThat(skimmed(HEADER + response)).isEqualTo(HEADER.length());
    }

    @Test
    void whatIsNotWholeIsTheFramers() {
        for (int cut = 1; cut < HEADER.length(); cut++) {
            assertThat(skimmed(HEADER.substring(0, cut))).as("cut at %s", cut).isZero();
            assertThat(skimmed(HEADER + HEADER.substring(0, cut))).isEqualTo(HEADER.length());
        }
    }

    @Test
    void aLineThatIsTooLongIsTheFramers() {
        var line = "* 1 FETCH (X " + "x".repeat(LINE_OCTETS_MAX) + ")\r\n";
        assertThat(skimmed(line)).isZero();
        assertThat(skimmed("* 1 FETCH (BODY[1] {1}\r\nx" + line)).isZero();
    }

    /// Streams of responses of every kind, broken ones too, read with and without, cut anywhere.
    @Test
    void responsesEndWhereTheyEndWithout() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var parts = new ArrayList<>(DULL);
        parts.addAll(List.of("* 1 FETCH (BODY[] {3}\r\nabc)\r\n", "* OK x\r\n", "a OK\r\n", "* 1 FETCH (X \"{3}\r\n"));
        parts.addAll(List.of("* 1 ", "{", "}", "3", "\r\n", "\n", "\"", "\\", " ", "(", "BODY[", "] ", "* ", "~", "+"));
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(parts.get(random.nextInt(random.nextInt(4) == 0 ? parts.size() : DULL.size() + 3)));
            }
            var octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            int cut = random.nextInt(octets.length + 1);
            var without = ends(octets, cut, false);
            var with = ends(octets, cut, true);
            assertThat(without).as("seed %s, round %s", seed, round).containsAll(with);
            assertThat(with.getLast()).as("seed %s, round %s", seed, round).isEqualTo(without.getLast());
        }
    }

    /// Where responses end, and in the last place whether the grammar was lost.
    private static List<String> ends(byte[] octets, int cut, boolean skimming) {
        var framer = new ImapFramer(Side.UPSTREAM, LINE_OCTETS_MAX);
        var ends = new ArrayList<String>();
        read(framer, octets, 0, cut, skimming, ends);
        read(framer, octets, cut, octets.length, skimming, ends);
        ends.add("lost " + framer.lost() + ", at line start " + framer.atLineStart());
        return ends;
    }

    private static void read(ImapFramer framer, byte[] octets, int from, int to, boolean skimming, List<String> ends) {
        ByteBuf in = Unpooled.wrappedBuffer(octets, from, to - from);
        framer.begin();
        Frame frame;
        do {
            if (skimming && framer.atLineStart() && framer.skim(in)) {
                ends.add("LINE " + (from + in.readerIndex()));
            }
            frame = framer.next(in);
            if (frame == Frame.LINE) {
                ends.add("LINE " + (from + framer.end()));
            }
        } while (frame != Frame.NONE);
    }
}
