package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The order in which a dialogue hears of octets and ends, where both come before it is ready for them.
class PairTest {
    private final List<String> heard = new ArrayList<>();
    private boolean signedIn = true;
    private final List<Legs> legs = new ArrayList<>();

    private final DialogueFactory dialogues = new DialogueFactory() {
        @Override
        public Dialogue open(Legs given) {
            legs.add(given);
            return new Hearing(given);
        }

        @Override
        public byte[] unavailable(String why) {
            return new byte[0];
        }
    };

    private final class Hearing extends SilentDialogue {
        private final Legs legs;

        Hearing(Legs legs) {
            this.legs = legs;
        }

        @Override
        public void fromClient(ByteBuf octets) {
            heard.add("client: " + octets.toString(StandardCharsets.US_ASCII));
            legs.toUpstream(octets);
        }

        @Override
        public void fromUpstream(ByteBuf octets) {
            heard.add("upstream: " + octets.toString(StandardCharsets.US_ASCII));
            legs.toClient(octets);
        }

        @Override
        public boolean signedIn() {
            return signedIn;
        }

        @Override
        public void clientEnded() {
            heard.add("the client has ended");
            legs.endUpstream();
        }

        @Override
        public void upstreamEnded() {
            heard.add("upstream has ended");
            legs.endClient();
        }
    }

    private final EmbeddedChannel client = new EmbeddedChannel();
    private final EmbeddedChannel upstream = new EmbeddedChannel();
    private final Pair pair = new Pair(route(), RelayLimits.USUAL, client, () -> {}, new NoKeeper());

    @AfterEach
    void end() {
        client.finishAndReleaseAll();
        upstream.finishAndReleaseAll();
    }

    private Route route() {
        var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            return new Route(
                    "work imap",
                    nowhere,
                    new Endpoint(Security.PLAIN, "127.0.0.1", 1),
                    UpstreamTls.of(new Trust.Platform(), TlsLibrary.JAVA),
                    null,
                    null,
                    dialogues,
                    new TapHealth());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuf octets(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private void clientSaysAndEnds() {
        client.pipeline().addLast(pair.client());
        client.writeInbound(octets("a LOGOUT"));
        client.pipeline().fireUserEventTriggered(SslCloseCompletionEvent.SUCCESS);
    }

    private Leg connected() {
        var leg = new Leg(pair, upstream);
        upstream.pipeline().addLast(leg);
        pair.connected(leg);
        return leg;
    }

    @Test
    void g4_whatATlsClientSaidBeforeUpstreamIsThereComesBeforeItsEnd() {
        clientSaysAndEnds();
        connected();
        upstream.writeInbound(octets("* OK ready"));
        assertThat(heard).containsExactly("upstream: * OK ready", "client: a LOGOUT", "the client has ended");
    }

    @Test
    void g4_whatATlsClientSaidBeforeTheGreetingComesBeforeItsEnd() {
        connected();
        clientSaysAndEnds();
        assertThat(heard).isEmpty();
        upstream.writeInbound(octets("* OK ready"));
        assertThat(heard).containsExactly("upstream: * OK ready", "client: a LOGOUT", "the client has ended");
    }

    @Test
    void g4_whatUpstreamSaidWithItsEndAtOnceComesFirst() {
        var leg = new Leg(pair, upstream);
        upstream.pipeline().addLast(leg);
        upstream.writeInbound(octets("* BYE busy"));
        upstream.pipeline().fireUserEventTriggered(SslCloseCompletionEvent.SUCCESS);
        pair.connected(leg);
        assertThat(heard).containsExactly("upstream: * BYE busy", "upstream has ended");
    }

    /// Where Kith signs in itself, its answer goes upstream while nothing of the client's is handled.
    @Test
    void c13_anArrayThatKithSendsBeforeTheSignInIsOverwritten() {
        signedIn = false;
        connected();
        upstream.writeInbound(octets("+ go on"));
        var secret = "c2VjcmV0".getBytes(StandardCharsets.US_ASCII);
        legs.getFirst().execute(() -> legs.getFirst().toUpstream(Unpooled.wrappedBuffer(secret)));
        client.runPendingTasks();
        ByteBuf sent = upstream.readOutbound();
        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("c2VjcmV0");
        sent.release();
        pair.wroteTo(upstream);
        assertThat(secret).containsOnly(0);
    }
}
