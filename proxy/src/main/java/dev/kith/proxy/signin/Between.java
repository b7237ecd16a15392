package dev.kith.proxy.signin;

import dev.kith.proxy.relay.Legs;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/// The legs as the dialogue behind a sign-in sees them: what it says to the client goes through the sign-in
/// first.
final class Between implements Legs {
    private final Legs legs;
    private final Consumer<ByteBuf> toClient;

    Between(Legs legs, Consumer<ByteBuf> toClient) {
        this.legs = legs;
        this.toClient = toClient;
    }

    @Override
    public void toUpstream(ByteBuf octets) {
        legs.toUpstream(octets);
    }

    @Override
    public void toClient(ByteBuf octets) {
        toClient.accept(octets);
    }

    @Override
    public void startUpstreamTls(Runnable ready, Consumer<String> failed) {
        legs.startUpstreamTls(ready, failed);
    }

    @Override
    public void startClientTls() {
        legs.startClientTls();
    }

    @Override
    public boolean clientTls() {
        return legs.clientTls();
    }

    @Override
    public void endUpstream() {
        legs.endUpstream();
    }

    @Override
    public void endClient() {
        legs.endClient();
    }

    @Override
    public void abortUpstream() {
        legs.abortUpstream();
    }

    @Override
    public void close() {
        legs.close();
    }

    @Override
    public void holdClient(boolean hold) {
        legs.holdClient(hold);
    }

    @Override
    public void execute(Runnable task) {
        legs.execute(task);
    }
}
