package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Two legs that write down what reaches them, octet for octet, and what is done to them.
public class RecordingLegs implements Legs {
    public final StringBuilder client = new StringBuilder();
    public final StringBuilder upstream = new StringBuilder();
    public final List<String> events = new ArrayList<>();
    public boolean clientUnderTls;
    /// Why upstream's TLS cannot be had; empty: it can.
    public String handshakeFails = "";

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
        if (handshakeFails.isEmpty()) {
            ready.run();
            return;
        }
        failed.accept(handshakeFails);
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
