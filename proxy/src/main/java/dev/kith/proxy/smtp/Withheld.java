package dev.kith.proxy.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// The octets of a message that is not to go on before its header section has been seen: one copy of them
/// all, so that memory does not depend on how they were sliced. A slice of one octet would keep all of the
/// buffer it came in.
final class Withheld {
    private final long octetsMax;
    private ByteBuf octets = Unpooled.EMPTY_BUFFER;

    Withheld(long octetsMax) {
        this.octetsMax = octetsMax;
    }

    /// Takes ownership.
    void add(ByteBuf buffer) {
        if (octets.capacity() == 0) {
            octets = Unpooled.buffer(buffer.readableBytes());
        }
        octets.writeBytes(buffer);
        buffer.release();
    }

    boolean tooMany() {
        return octets.readableBytes() > octetsMax;
    }

    /// Sends them on as they came.
    void release(Passage up) {
        ByteBuf all = octets;
        octets = Unpooled.EMPTY_BUFFER;
        if (all.isReadable()) {
            up.write(all);
        } else {
            all.release();
        }
    }

    void forget() {
        octets.release();
        octets = Unpooled.EMPTY_BUFFER;
    }
}
