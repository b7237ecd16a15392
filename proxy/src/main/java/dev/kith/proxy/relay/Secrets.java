package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
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
