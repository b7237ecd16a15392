package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/// How a leg reads from its socket: buffers that grow and shrink with what comes, up to a bound; and as long as they
/// come full and what was read is written on at once, the next read follows without asking the selector, up to a
/// number of times, so that one connection does not keep a loop from the others. Who has read as much as a buffer holds
/// takes the loop's large one, if it is free. A connection never holds more than one read a direction.
///
/// One object for a leg, with no more in it than this takes: Netty's own adaptive buffers are five, and a connection
/// in IDLE is mostly such objects.
final class Reads implements RecvByteBufAllocator, RecvByteBufAllocator.ExtendedHandle {
    private static final int AT_ONCE = 16;
    private static final int OCTETS_LEAST = 1024;
    private static final int OCTETS_AT_FIRST = 4096;
    private static final int GROWTH = 16;

    private final int octetsMax;
    private final Leg leg;

    /// What the next read may take.
    private int guess;
    /// The last time no more than half of it came.
    private boolean small;

    private int asked;
    private int last;
    private int reads;
    private int octets;

    /// @param octetsMax the most that one read takes
    Reads(int octetsMax, Leg leg) {
        this.octetsMax = octetsMax;
        this.leg = leg;
        this.guess = Math.min(OCTETS_AT_FIRST, octetsMax);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface's own method
    public Handle newHandle() {
        return this;
    }

    @Override
    public int guess() {
        return guess;
    }

    /// Grows at once where all that was asked for came, and shrinks when twice no more than half did.
    private void learn(int came) {
        if (came <= guess / 2) {
            if (small) {
                guess = Math.max(guess / 2, Math.min(OCTETS_LEAST, octetsMax));
            }
            small = !small;
        } else if (came >= guess) {
            guess = Math.min(guess * GROWTH, octetsMax);
            small = false;
        }
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator buffers) {
        if (guess >= octetsMax && leg.mayTakeMuch()) {
            ByteBuf large = BulkBuffer.ofLoop(octetsMax).take();
            if (large != null) {
                return large;
            }
        }
        return buffers.ioBuffer(guess);
    }

    @Override
    public void reset(ChannelConfig config) {
        reads = 0;
        octets = 0;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        asked = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return asked;
    }

    @Override
    public void lastBytesRead(int bytes) {
        if (bytes == asked) {
            learn(bytes);
        }
        last = bytes;
        octets += Math.max(0, bytes);
    }

    @Override
    public int lastBytesRead() {
        return last;
    }

    @Override
    public void incMessagesRead(int messages) {
        reads += messages;
        if (last >= octetsMax) {
            leg.bulk();
        }
    }

    @Override
    public boolean continueReading() {
        return reads < AT_ONCE && octets < AT_ONCE * octetsMax && last == asked && leg.mayReadOn();
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
        return continueReading();
    }

    @Override
    public void readComplete() {
        learn(octets);
    }
}
