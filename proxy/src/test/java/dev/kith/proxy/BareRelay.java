package dev.kith.proxy;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Relay;
import dev.kith.proxy.relay.Relay.Listening;
import dev.kith.proxy.relay.RelayLimits;
import dev.kith.proxy.relay.Route;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.relay.UpstreamTls;
import dev.kith.proxy.tap.TapHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;

/// A relay with one plain route and a dialogue of the test's own: no account, no tap.
final class BareRelay implements AutoCloseable {
    private final Relay relay;
    private final Listening listening;

    BareRelay(LoopbackServer server, DialogueFactory dialogues) throws IOException, GeneralSecurityException {
        this(RelayLimits.USUAL, () -> {}, server, dialogues);
    }

    BareRelay(RelayLimits limits, Runnable bulk, LoopbackServer server, DialogueFactory dialogues)
            throws IOException, GeneralSecurityException {
        relay = new Relay(limits, bulk);
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var upstream = new Endpoint(Security.PLAIN, "127.0.0.1", server.port());
        var tls = UpstreamTls.of(new Trust.Platform(), TlsLibrary.JAVA);
        var route = new Route("work", loopback, upstream, tls, null, null, dialogues, new TapHealth());
        listening = relay.listen(route);
    }

    Line connect() throws IOException {
        return Line.of(
                new Socket(InetAddress.getLoopbackAddress(), listening.address().getPort()));
    }

    int connections() {
        return listening.connections().get();
    }

    @Override
    public void close() {
        relay.stop();
    }
}
