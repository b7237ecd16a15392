package dev.kith.proxy.signin;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Octets that came, handed out line by line. May hold secrets: [#wipe] it.
public final class Lines {
    private final int octetsMax;
    private byte[] kept = new byte[512];
    private int length;

    /// @param octetsMax how much may wait
    public Lines(int octetsMax) {
        this.octetsMax = octetsMax;
    }

    /// Takes and releases the octets.
    ///
    /// @return false when more came than may wait; nothing of it is kept then
    public boolean add(ByteBuf octets) {
        try {
            var count = octets.readableBytes();
            if (length + count > octetsMax) {
                return false;
            }
            if (length + count > kept.length) {
                var grown = Arrays.copyOf(kept, Math.max(length + count, kept.length * 2));
                Arrays.fill(kept, (byte) 0);
                kept = grown;
            }
            octets.getBytes(octets.readerIndex(), kept, length, count);
            length += count;
            return true;
        } finally {
            octets.release();
        }
    }

    /// The next line with its end, or null when none is complete.
    public byte @Nullable [] next() {
        for (var at = 0; at < length; at++) {
            if (kept[at] == '\n') {
                return take(at + 1);
            }
        }
        return null;
    }

    /// The next octets, fewer when fewer are there.
    public byte[] take(int count) {
        var taken = Arrays.copyOf(kept, Math.min(count, length));
        System.arraycopy(kept, taken.length, kept, 0, length - taken.length);
        Arrays.fill(kept, length - taken.length, length, (byte) 0);
        length -= taken.length;
        return taken;
    }

    public int size() {
        return length;
    }

    public void wipe() {
        Arrays.fill(kept, (byte) 0);
        length = 0;
    }
}
