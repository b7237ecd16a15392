package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        assertThat(out.isDirect()).isTrue();
        ByteBuffer memory = out.nioBuffer();
        secrets.overwrite();
        assertThat(array).containsOnly(0);
        assertThat(text(memory)).as("not written yet").isEqualTo("secret");
        out.release();
        secrets.overwrite();
        assertThat(text(memory)).isEqualTo("\0".repeat(6));
        assertThat(out.refCnt()).isZero();
    }

    /// Under TLS of Java's a client's octets come in an array, and a dialogue looks at them after they went on.
    @Test
    void c13_aPartOfAnArrayThatIsStillReadStaysAsItIs() {
        ByteBuf read = PooledByteBufAllocator.DEFAULT.heapBuffer(32);
        read.writeCharSequence("a LOGIN x secret\r\n", StandardCharsets.US_ASCII);
        byte[] array = read.array();
        int first = read.arrayOffset();
        secrets.hold(read);
        ByteBuf part = secrets.outside(read.retainedSlice(0, 10), PooledByteBufAllocator.DEFAULT);
        secrets.overwrite();
        assertThat(read.toString(StandardCharsets.US_ASCII)).isEqualTo("a LOGIN x secret\r\n");
        ByteBuf whole = secrets.outside(read, PooledByteBufAllocator.DEFAULT);
        secrets.overwrite();
        assertThat(Arrays.copyOfRange(array, first, first + 18)).containsOnly(0);
        assertThat(part.toString(StandardCharsets.US_ASCII)).isEqualTo("a LOGIN x ");
        assertThat(whole.toString(StandardCharsets.US_ASCII)).isEqualTo("a LOGIN x secret\r\n");
        part.release();
        whole.release();
        secrets.overwrite();
        assertThat(part.refCnt() + whole.refCnt() + read.refCnt()).isZero();
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
