package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/// How a leg reads from its socket: buffers that grow and shrink with what comes, up to a bound; and as long as they
/// come full and what was read is written on at once, the next read follows without asking the selector, up to a
/// number of times, so that one connection does not keep a loop from the others. Who has read as much as a buffer holds
/// takes the loop's large one, if it is free. A connection never holds more than one read a direction.
final class Reads implements RecvByteBufAllocator {
    private static final int AT_ONCE = 16;

    private final AdaptiveRecvByteBufAllocator buffers;
    private final int octetsMax;
    private final Leg leg;

    /// @param octetsMax the most that one read takes
    Reads(int octetsMax, Leg leg) {
        this.buffers = new AdaptiveRecvByteBufAllocator(1024, Math.min(4096, octetsMax), octetsMax);
        this.octetsMax = octetsMax;
        this.leg = leg;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface's own method
    public Handle newHandle() {
        return new OneLegs((ExtendedHandle) buffers.newHandle());
    }

    private final class OneLegs extends DelegatingHandle implements ExtendedHandle {
        private final ExtendedHandle sizes;
        private int reads;
        private int octets;

        OneLegs(ExtendedHandle sizes) {
            super(sizes);
            this.sizes = sizes;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator buffers) {
            if (sizes.guess() >= octetsMax && leg.mayTakeMuch()) {
                ByteBuf large = BulkBuffer.ofLoop(octetsMax).take();
                if (large != null) {
                    return large;
                }
            }
            return super.allocate(buffers);
        }

        @Override
        public void reset(ChannelConfig config) {
            super.reset(config);
            reads = 0;
            octets = 0;
        }

        @Override
        public void incMessagesRead(int messages) {
            super.incMessagesRead(messages);
            reads += messages;
            octets += sizes.lastBytesRead();
            if (sizes.lastBytesRead() >= octetsMax) {
                leg.bulk();
            }
        }

        @Override
        public boolean continueReading() {
            return reads < AT_ONCE
                    && octets < AT_ONCE * octetsMax
                    && sizes.lastBytesRead() == sizes.attemptedBytesRead()
                    && leg.mayReadOn();
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return continueReading();
        }
    }
}
