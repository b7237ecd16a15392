package dev.kith.proxy.smtp;

import dev.kith.proxy.relay.Legs;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Two legs that write down what reaches them, octet for octet, and what is done to them.
final class RecordingLegs implements Legs {
    final StringBuilder client = new StringBuilder();
    final StringBuilder upstream = new StringBuilder();
    final List<String> events = new ArrayList<>();
    boolean clientUnderTls;
    boolean handshakeFails;

    private static void record(ByteBuf octets, StringBuilder leg) {
        leg.append(octets.toString(StandardCharsets.ISO_8859_1));
        octets.release();
    }

    @Override
    public void toUpstream(ByteBuf octets) {
        record(octets, upstream);
    }

    @Override
    public void toClient(ByteBuf octets) {
        record(octets, client);
    }

    @Override
    public void startUpstreamTls(Runnable ready, Consumer<String> failed) {
        events.add("upstream TLS");
        if (handshakeFails) {
            failed.accept("the certificate is not for this host");
        } else {
            ready.run();
        }
    }

    @Override
    public void startClientTls() {
        events.add("client TLS");
        clientUnderTls = true;
    }

    @Override
    public boolean clientTls() {
        return clientUnderTls;
    }

    @Override
    public void endUpstream() {
        events.add("upstream FIN");
    }

    @Override
    public void endClient() {
        events.add("client FIN");
    }

    @Override
    public void abortUpstream() {
        events.add("upstream aborted");
    }

    @Override
    public void close() {
        events.add("closed");
    }

    /// Not among the events: whether it is needed depends on where the octets are cut.
    @Override
    public void holdClient(boolean hold) {}

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
