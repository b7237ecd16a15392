package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/// What a client sent before it was signed in, a password maybe: held until nobody else needs it, and overwritten
/// before the buffer is used for something else. Used on the pair's event loop only.
final class Secrets {
    private final List<ByteBuf> held = new ArrayList<>(0);

    /// Holds the octets beside whoever takes them.
    void hold(ByteBuf octets) {
        held.add(octets.retain());
    }

    /// Octets in an array, to be written: a copy outside the heap, which is held beside them. Netty would make one,
    /// and leave it and the array as they are. What was read is held already, and may still be looked at.
    ///
    /// @param octets that a dialogue gave away: a part of what was read, or an array that is used for nothing else
    /// @return the copy, or the octets themselves where they are outside the heap already
    ByteBuf outside(ByteBuf octets, ByteBufAllocator buffers) {
        if (!octets.hasArray()) {
            return octets;
        }
        ByteBuf copy = buffers.directBuffer(octets.readableBytes()).writeBytes(octets);
        if (octets.unwrap() != null || holds(octets)) {
            octets.release();
        } else {
            held.add(octets);
        }
        hold(copy);
        return copy;
    }

    /// Buffers with the same octets are equal: the very buffer is meant.
    @SuppressWarnings("ReferenceEquality")
    private boolean holds(ByteBuf octets) {
        return held.stream().anyMatch(one -> one == octets);
    }

    /// Overwrites what is written, or was dropped.
    void overwrite() {
        if (!held.isEmpty()) {
            held.removeIf(octets -> octets.refCnt() == 1 && gone(octets));
        }
    }

    /// The connection is gone.
    void overwriteAll() {
        held.removeIf(Secrets::gone);
    }

    private static boolean gone(ByteBuf octets) {
        octets.setZero(0, octets.capacity());
        octets.release();
        return true;
    }
}
