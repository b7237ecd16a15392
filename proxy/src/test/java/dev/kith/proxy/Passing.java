package dev.kith.proxy;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import io.netty.buffer.ByteBuf;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.UnaryOperator;

/// Dialogues that pass octets on, and are remembered weakly.
record Passing(List<WeakReference<Dialogue>> made, UnaryOperator<ByteBuf> fromUpstream) implements DialogueFactory {
    @Override
    public Dialogue open(Legs legs) {
        var dialogue = new Dialogue() {
            @Override
            public void fromClient(ByteBuf octets) {
                legs.toUpstream(octets);
            }

            @Override
            public void fromUpstream(ByteBuf octets) {
                legs.toClient(fromUpstream.apply(octets));
            }

            @Override
            public boolean signedIn() {
                return true;
            }

            @Override
            public void clientEnded() {
                legs.endUpstream();
            }

            @Override
            public void upstreamEnded() {
                legs.endClient();
            }

            @Override
            public void closed() {}
        };
        made.add(new WeakReference<>(dialogue));
        return dialogue;
    }

    @Override
    public byte[] unavailable(String why) {
        return new byte[0];
    }
}
