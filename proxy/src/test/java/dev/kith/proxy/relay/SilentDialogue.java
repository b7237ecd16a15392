package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;

/// A dialogue that releases what it hears and does nothing: a test says what it wants besides.
public class SilentDialogue implements Dialogue {
    @Override
    public void fromClient(ByteBuf octets) {
        octets.release();
    }

    @Override
    public void fromUpstream(ByteBuf octets) {
        octets.release();
    }

    @Override
    public boolean signedIn() {
        return false;
    }

    @Override
    public void clientEnded() {}

    @Override
    public void upstreamEnded() {}

    @Override
    public void closed() {}
}
