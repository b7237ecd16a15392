package dev.kith.proxy.relay;

import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two sockets of one connection and the dialogue between them, all on one event loop. Moves octets, carries
/// the end of one side to the other, and closes both when both are done. A reset is carried as an end: what came
/// before it still arrives, which a reset would take away.
final class Pair implements Legs {
    private static final Logger LOG = LoggerFactory.getLogger(Pair.class);
    private static final byte TLS_HANDSHAKE_RECORD = 0x16;

    private final Route route;
    private final RelayLimits limits;
    private final Runnable bulk;
    private final Keeper keeper;
    private final EventLoop loop;
    private final TapHealth health;
    private final Leg client;

    private @Nullable Leg upstream;
    private @Nullable Dialogue dialogue;
    /// The leg whose octets are being handled: its next read waits for the writes made meanwhile.
    private Leg cause;

    private final Secrets secrets = new Secrets();
    private boolean firstFromClient = true;
    private boolean leaving;
    private boolean finishing;
    private boolean closed;
    private long passed;
    private final Ending ending;

    /// Who counts the pairs of a listener: one for all of them.
    interface Keeper {
        /// The client's end was seen, or both legs are gone.
        void leaving(Pair pair);

        /// Both legs are gone.
        void closed(Pair pair);
    }

    Pair(Route route, RelayLimits limits, Channel client, Runnable bulk, Keeper keeper) {
        this.route = route;
        this.limits = limits;
        this.bulk = bulk;
        this.keeper = keeper;
        this.loop = client.eventLoop();
        this.health = route.health();
        this.ending = new Ending(loop, limits);
        this.client = new Leg(this, client);
        this.cause = this.client;
    }

    Leg client() {
        return client;
    }

    int readOctets() {
        return limits.readOctets();
    }

    /// TLS would have the pool make buffers as large for each connection. And what a client sends before it is
    /// signed in is held for longer than it is needed, to be overwritten.
    boolean mayTakeMuch(Leg leg) {
        Leg server = upstream;
        Dialogue talk = dialogue;
        boolean plain = server != null && !server.tls() && !client.tls();
        return plain && (leg != client || (talk != null && talk.signedIn()));
    }

    /// A read took as much as it may.
    void bulk() {
        bulk.run();
    }

    /// The upstream socket is connected, and under TLS where it is from the first octet.
    void connected(Leg connected) {
        if (closed || finishing) {
            connected.cut();
            return;
        }
        upstream = connected;
        cause = connected;
        dialogue = route.dialogues().open(this);
        connected.begin();
    }

    /// There is no upstream: the client is told why, in its protocol's words.
    void unavailable(Throwable failure) {
        unavailable(Words.why(route.upstream(), failure));
    }

    void unavailable(String why) {
        if (closed || finishing) {
            return;
        }
        LOG.warn("{}: {}", route.name(), why);
        client.write(Unpooled.wrappedBuffer(route.dialogues().unavailable(why)), client);
        health.edited("unavailable");
        close();
    }

    void read(Leg leg, ByteBuf octets) {
        Dialogue talk = dialogue;
        if (finishing || talk == null || !octets.isReadable()) {
            octets.release();
            return;
        }
        health.octetsPassed.add(octets.readableBytes());
        passed += octets.readableBytes();
        if (leg == client && firstFromClient) {
            firstFromClient = false;
            if (tlsOnPlainPort(octets)) {
                octets.release();
                close();
                return;
            }
        }
        cause = leg;
        if (leg == client && !talk.signedIn()) {
            secrets.hold(octets);
        }
        guarded(() -> {
            if (leg == client) {
                talk.fromClient(octets);
                return;
            }
            talk.fromUpstream(octets);
        });
        secrets.overwrite();
    }

    private boolean tlsOnPlainPort(ByteBuf octets) {
        if (client.tls() || octets.getByte(octets.readerIndex()) != TLS_HANDSHAKE_RECORD) {
            return false;
        }
        health.edited("tls-on-a-plain-port");
        LOG.warn(
                "{}: the client speaks TLS to a port that is plain: set its connection security to \"{}\","
                        + " or this account's client_tls to \"implicit\"",
                route.name(),
                route.startTls() == null ? "none" : "STARTTLS");
        return true;
    }

    /// A fault of our own ends the one connection and nothing else.
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("{}: a fault in the dialogue, the connection is closed", route.name(), e);
            close();
        }
    }

    /// Something besides octets has come of this leg.
    void on(Leg leg, Runnable call) {
        cause = leg;
        guarded(call);
        flush();
    }

    void flush() {
        client.flush();
        if (upstream != null) {
            upstream.flush();
        }
    }

    /// The server speaks first in both protocols: the client is read from when it has seen the greeting.
    void wroteTo(Channel channel) {
        secrets.overwrite();
        if (channel.equals(client.channel())) {
            client.took();
            client.begin();
        } else if (upstream != null) {
            upstream.took();
        }
    }

    /// Looks, at equal times, whether a peer takes what is sent to it.
    void look(int looksMax) {
        Leg stalled = ending.stalled(client, upstream, looksMax);
        if (stalled != null) {
            LOG.warn(
                    "{}: {} has taken nothing for {} minutes of what waits for it, the connection is closed",
                    route.name(),
                    stalled == client ? "the mail client" : "the server",
                    limits.stalled().toMinutes());
            finishing = true;
            client.cut();
            abortUpstream();
        }
    }

    private void leave() {
        if (!leaving) {
            leaving = true;
            keeper.leaving(this);
        }
    }

    /// The peer of this leg sent FIN or close_notify, or the socket is gone.
    void ended(Leg leg) {
        if (leg == client) {
            leave();
        }
        Dialogue talk = dialogue;
        if (finishing) {
            leg.cut();
            return;
        }
        if (talk == null) {
            return;
        }
        on(leg, leg == client ? talk::clientEnded : talk::upstreamEnded);
        if (bothEnded()) {
            close();
            return;
        }
        ending.whenQuiet(leg == client ? limits.clientEnded() : limits.upstreamEnded(), () -> passed, this::close);
    }

    /// The socket of this leg is closed.
    void gone(Leg leg) {
        close();
        boolean clientGone = !client.channel().isActive();
        boolean upstreamGone = upstream == null || !upstream.channel().isActive();
        if (clientGone && upstreamGone && !closed) {
            closed = true;
            ending.over();
            Dialogue talk = dialogue;
            if (talk != null) {
                guarded(talk::closed);
            }
            secrets.overwriteAll();
            leave();
            keeper.closed(this);
        }
    }

    /// Kith stops: a goodbye where the protocol allows one, then both legs close.
    void stop() {
        Dialogue talk = dialogue;
        if (talk != null && !finishing) {
            cause = client;
            guarded(talk::stopping);
        }
        close();
    }

    @Override
    public void toUpstream(ByteBuf octets) {
        Leg to = upstream;
        if (to == null) {
            octets.release();
            return;
        }
        Dialogue talk = dialogue;
        // a password is the client's, or Kith's own where it signs in
        boolean secret = talk != null && !talk.signedIn();
        to.write(secret ? secrets.outside(octets, to.channel().alloc()) : octets, cause);
    }

    @Override
    public void toClient(ByteBuf octets) {
        client.write(octets, cause);
    }

    @Override
    public void startUpstreamTls(Runnable ready, Consumer<String> failed) {
        Leg leg = upstream;
        if (leg != null) {
            StartTls.withUpstream(leg, this, route, limits, ready, failed);
        }
    }

    @Override
    public void startClientTls() {
        SslContext context = route.startTls();
        if (context == null) {
            throw new IllegalStateException("no certificate for the client leg");
        }
        firstFromClient = true;
        StartTls.withClient(client, context);
    }

    @Override
    public boolean clientTls() {
        return client.tls();
    }

    @Override
    public void endUpstream() {
        if (bothEnded()) {
            close();
        } else if (upstream != null) {
            upstream.endOutput();
        }
    }

    @Override
    public void endClient() {
        if (bothEnded()) {
            close();
            return;
        }
        client.endOutput();
    }

    /// Then closing is all that is left to do: half a close before it would be work for nothing.
    private boolean bothEnded() {
        return upstream != null && client.inputEnded() && upstream.inputEnded();
    }

    @Override
    public void abortUpstream() {
        if (upstream != null) {
            upstream.cut();
        }
    }

    @Override
    public void close() {
        if (finishing) {
            return;
        }
        finishing = true;
        ending.finish(client, true);
        if (upstream != null) {
            ending.finish(upstream, false);
        }
    }

    @Override
    public void holdClient(boolean hold) {
        client.hold(hold);
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> {
            if (closed) {
                return;
            }
            guarded(task);
            flush();
        });
    }
}
