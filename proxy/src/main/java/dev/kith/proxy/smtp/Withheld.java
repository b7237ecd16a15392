package dev.kith.proxy.smtp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/// The octets of a message that is not to go on before its header section has been seen.
final class Withheld {
    private final long octetsMax;
    private final ArrayDeque<ByteBuf> buffers = new ArrayDeque<>();
    private long octets;

    Withheld(long octetsMax) {
        this.octetsMax = octetsMax;
    }

    /// Takes ownership.
    void add(ByteBuf buffer) {
        octets += buffer.readableBytes();
        buffers.add(buffer);
    }

    boolean tooMany() {
        return octets > octetsMax;
    }

    /// Sends them on as they came.
    void release(Passage up) {
        buffers.forEach(up::write);
        buffers.clear();
        octets = 0;
    }

    void forget() {
        buffers.forEach(ByteBuf::release);
        buffers.clear();
        octets = 0;
    }
}
