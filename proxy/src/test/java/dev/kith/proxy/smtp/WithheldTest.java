package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What waits for its header section costs its octets, however finely it was sliced.
class WithheldTest {
    @Test
    void aSliceKeepsNothingOfTheBufferItCameIn() {
        var withheld = new Withheld(4096);
        var sources = new ArrayList<ByteBuf>();
        for (var i = 0; i < 4096; i++) {
            var read = Unpooled.buffer(65_536).writeByte('a' + i % 26);
            sources.add(read);
            withheld.add(read.readRetainedSlice(1));
            read.release();
        }
        assertThat(sources).allMatch(read -> read.refCnt() == 0);
        assertThat(withheld.tooMany()).isFalse();
        withheld.add(Unpooled.buffer(1).writeByte('!'));
        assertThat(withheld.tooMany()).isTrue();

        var sent = new ArrayList<ByteBuf>();
        withheld.release(new Passage(sent::add));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().toString(StandardCharsets.US_ASCII))
                .hasSize(4097)
                .startsWith("abc")
                .endsWith("!");
        assertThat(sent.getFirst().capacity()).isLessThan(16_384);
        sent.getFirst().release();
        assertThat(withheld.tooMany()).isFalse();
    }

    @Test
    void nothingWithheldIsNothingSent() {
        var withheld = new Withheld(10);
        var sent = new ArrayList<ByteBuf>();
        withheld.release(new Passage(sent::add));
        withheld.add(Unpooled.buffer(1).writeByte('x'));
        withheld.forget();
        withheld.release(new Passage(sent::add));
        assertThat(sent).isEmpty();
    }
}
