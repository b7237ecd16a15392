package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/// One large buffer for each event loop, which connections take in turn while mail passes in bulk: a system call that
/// moves four times as much costs a fifth less for each octet, but buffers of that size for every connection would be
/// memory. Whoever finds it taken, by a reader who is slow, does with a usual one. Nothing is allocated for a read
/// through it.
final class BulkBuffer {
    private static final int USUAL_READS = 4;

    private static final FastThreadLocal<BulkBuffer> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected void onRemoval(BulkBuffer buffer) {
            buffer.octets.release();
        }
    };

    private final ByteBuf octets;

    private BulkBuffer(int octets) {
        this.octets = Unpooled.directBuffer(octets, octets);
    }

    /// @param readOctets what a usual read takes at the most
    static BulkBuffer ofLoop(int readOctets) {
        BulkBuffer buffer = OF_LOOP.get();
        if (buffer == null) {
            buffer = new BulkBuffer(USUAL_READS * readOctets);
            OF_LOOP.set(buffer);
        }
        return buffer;
    }

    /// The buffer, empty, for the caller to release; null as long as somebody else has not.
    @Nullable
    ByteBuf take() {
        return octets.refCnt() == 1 ? octets.clear().retain() : null;
    }
}
