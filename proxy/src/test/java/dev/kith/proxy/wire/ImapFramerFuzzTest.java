package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kith.proxy.Pieces;
import dev.kith.proxy.wire.ImapFramer.Frame;
import dev.kith.proxy.wire.ImapFramer.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Frames are the octets that went in, without gap or overlap, and where they end does not depend on where the octets
/// were cut. Regression mode in the ordinary tests; `-Pfuzz` looks for more.
class ImapFramerFuzzTest {
    private static final int LINE_OCTETS_MAX = 200;

    @FuzzTest(maxDuration = "60s")
    void framesAreTheOctets(byte[] input) {
        var pieces = Pieces.of(input);
        for (var side : Side.values()) {
            var whole = new Walk(side);
            whole.read(pieces.said(side == Side.CLIENT).getBytes(StandardCharsets.ISO_8859_1));
            var cut = new Walk(side);
            pieces.all().stream()
                    .filter(piece -> piece.fromClient() == (side == Side.CLIENT))
                    .forEach(piece -> cut.read(piece.octets()));
            assertThat(cut.ends).isEqualTo(whole.ends);
            assertThat(cut.framer.lost()).isEqualTo(whole.framer.lost());
        }
    }

    /// Reads on, and keeps where commands, responses and announcements of literals end.
    private static final class Walk {
        private final ImapFramer framer;
        private final List<String> ends = new ArrayList<>();
        private long before;

        Walk(Side side) {
            framer = new ImapFramer(side, LINE_OCTETS_MAX);
        }

        void read(byte[] octets) {
            ByteBuf in = Unpooled.wrappedBuffer(octets);
            framer.begin();
            int at = 0;
            for (var frame = framer.next(in); frame != Frame.NONE; frame = framer.next(in)) {
                assertThat(framer.start()).isEqualTo(at);
                assertThat(framer.end()).isGreaterThan(at).isEqualTo(in.readerIndex());
                at = framer.end();
                if (frame == Frame.LINE || frame == Frame.LITERAL) {
                    ends.add(frame + " " + (before + at));
                }
            }
            assertThat(at).isEqualTo(octets.length);
            before += at;
        }
    }
}
