package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One connection of a loop at a time reads into the large buffer; the others do without.
class BulkBufferTest {
    @AfterEach
    void end() {
        FastThreadLocal.removeAll();
    }

    private static ByteBuf taken() {
        ByteBuf octets = BulkBuffer.ofLoop(1000).take();
        return octets == null ? fail("somebody has it") : octets;
    }

    @Test
    void whoComesSecondDoesWithoutUntilAllOfItIsReleased() {
        ByteBuf first = taken();
        assertThat(first.capacity()).isEqualTo(4000);
        assertThat(BulkBuffer.ofLoop(1000).take()).isNull();
        // as a dialogue does that passes a part of it on
        ByteBuf part = first.writeZero(3000).retainedSlice(0, 10);
        first.release();
        assertThat(BulkBuffer.ofLoop(1000).take()).isNull();
        part.release();
        ByteBuf again = taken();
        assertThat(again.readableBytes()).isZero();
        again.release();
    }

    @Test
    void itGoesWithItsLoop() {
        ByteBuf octets = taken();
        FastThreadLocal.removeAll();
        assertThat(octets.refCnt()).as("whoever still has it keeps it").isEqualTo(1);
        octets.release();
        assertThat(octets.refCnt()).isZero();
    }
}
