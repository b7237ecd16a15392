package dev.kith.proxy.wirelog;

import io.netty.buffer.ByteBuf;

/// Writes one connection down. Reads the buffers without taking them.
interface Scribe {
    void client(ByteBuf octets);

    void upstream(ByteBuf octets);
}
