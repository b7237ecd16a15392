package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.Legs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// One IMAP conversation between a client and upstream.
final class ImapDialogue implements Dialogue {
    private final Session session;
    private final Legs legs;
    private final ClientSide client;
    private final UpstreamSide upstream;
    /// Not null until Kith's own STARTTLS upstream is done.
    private @Nullable UpstreamStartTls startTls;

    ImapDialogue(Session session, Legs legs, ImapDialogueFactory.ClientLeg leg, boolean startTls) {
        this.session = session;
        this.legs = legs;
        this.client = new ClientSide(session, legs, leg);
        this.upstream = new UpstreamSide(session, legs, leg, client);
        this.startTls = startTls ? new UpstreamStartTls(session, legs, this::secured) : null;
    }

    /// @param greeting to hand on to the client, without what was said before TLS
    private void secured(ByteBuf greeting) {
        if (startTls != null) {
            startTls.closed();
        }
        startTls = null;
        upstream.octets(greeting);
    }

    @Override
    public void fromClient(ByteBuf octets) {
        client.octets(octets);
        upstream.answerRefused();
    }

    @Override
    public void fromUpstream(ByteBuf octets) {
        UpstreamStartTls before = startTls;
        if (before != null) {
            before.octets(octets);
            return;
        }
        upstream.octets(octets);
        upstream.answerRefused();
    }

    @Override
    public boolean signedIn() {
        return session.signedIn();
    }

    @Override
    public void clientEnded() {
        client.ended();
        legs.endUpstream();
    }

    @Override
    public void upstreamEnded() {
        UpstreamStartTls before = startTls;
        if (before != null) {
            before.ended();
            return;
        }
        upstream.ended();
        legs.endClient();
    }

    @Override
    public void stopping() {
        if (startTls != null || upstream.betweenResponses()) {
            session.edited("bye");
            legs.toClient(Unpooled.wrappedBuffer(ImapDialogueFactory.bye("stopping, connect again in a moment")));
        }
    }

    @Override
    public void closed() {
        UpstreamStartTls before = startTls;
        if (before != null) {
            before.closed();
        }
        client.closed();
        session.closed();
    }
}
