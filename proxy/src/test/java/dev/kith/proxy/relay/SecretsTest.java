package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// C13 of docs/traps.md: what a client said before it was signed in is overwritten, in whatever form it goes upstream.
class SecretsTest {
    private final Secrets secrets = new Secrets();

    private static String text(ByteBuffer memory) {
        return StandardCharsets.ISO_8859_1.decode(memory.duplicate()).toString();
    }

    @Test
    void c13_whatWasGatheredInAnArrayIsOverwrittenThereAndOutsideTheHeap() {
        byte[] array = "secret".getBytes(StandardCharsets.US_ASCII);
        ByteBuf out = secrets.outside(Unpooled.wrappedBuffer(array), PooledByteBufAllocator.DEFAULT);
        assertThat(array).containsOnly(0);
        assertThat(out.isDirect()).isTrue();
        ByteBuffer memory = out.nioBuffer();
        secrets.overwrite();
        assertThat(text(memory)).as("not written yet").isEqualTo("secret");
        out.release();
        secrets.overwrite();
        assertThat(text(memory)).isEqualTo("\0".repeat(6));
        assertThat(out.refCnt()).isZero();
    }

    @Test
    void c13_aPartOfWhatWasReadGoesAsItIs() {
        ByteBuf read = PooledByteBufAllocator.DEFAULT.directBuffer(16);
        read.writeCharSequence("secret", StandardCharsets.US_ASCII);
        assertThat(secrets.outside(read, PooledByteBufAllocator.DEFAULT)).isSameAs(read);
        assertThat(read.refCnt()).isOne();
        read.release();
    }
}
