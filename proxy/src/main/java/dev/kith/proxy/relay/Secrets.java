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

    /// Octets that a dialogue had gathered in an array, to be written: a copy outside the heap, which is held too.
    /// Netty
    /// would make one, and leave it and the array as they are.
    ///
    /// @return the copy, or the octets themselves where they are outside the heap already: a part of what was read
    ByteBuf outside(ByteBuf octets, ByteBufAllocator buffers) {
        if (!octets.hasArray()) {
            return octets;
        }
        ByteBuf copy = buffers.directBuffer(octets.readableBytes()).writeBytes(octets);
        octets.setZero(0, octets.capacity());
        octets.release();
        hold(copy);
        return copy;
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
