package dev.kith.proxy.smtp;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.smtp.Expected.Plain;
import dev.kith.proxy.wire.SmtpVerb;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SMTP connection as the relay sees it: both streams of octets, cut into what a [Session] understands. What
/// cannot be understood goes on unchanged, and the tap is blind from there on.
final class SmtpDialogue implements Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpDialogue.class);

    private final SmtpDialogueFactory kith;
    private final Legs legs;
    private final Passage up;
    private final Passage down;
    private final Session session;
    private final Replies replies;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private final ClientLines lines;
    private Mode mode = Mode.COMMAND;
    private boolean feeding;
    private boolean clientHeld;
    /// The client has ended its half, and upstream has not been told yet.
    private boolean clientEnded;

    SmtpDialogue(SmtpDialogueFactory kith, Legs legs) {
        this.kith = kith;
        this.legs = legs;
        up = new Passage(legs::toUpstream);
        down = new Passage(legs::toClient);
        session = new Session(kith, this);
        lines = new ClientLines(this, session, up, kith.settings().lineOctetsMax());
        replies = new Replies(this, session, down, kith.settings().lineOctetsMax());
        if (kith.settings().upstream() == Security.STARTTLS) {
            mode = Mode.OPENING;
            new Opening(this).begin();
        } else {
            expect(new Plain(SmtpVerb.OTHER));
        }
    }

    @Override
    public void fromClient(ByteBuf octets) {
        if (mode == Mode.CLOSED || !octets.isReadable()) {
            octets.release();
        } else if (waiting.isEmpty()) {
            feed(octets);
        } else {
            waiting.add(octets);
        }
    }

    @Override
    public boolean signedIn() {
        return session.authenticated();
    }

    private void feed(ByteBuf octets) {
        feeding = true;
        up.open(octets);
        while (up.hasMore()) {
            step();
        }
        up.close();
        feeding = false;
    }

    private void step() {
        switch (mode) {
            case COMMAND, RESPONSE -> lines.read();
            case DATA -> session.data(up);
            case CHUNK -> session.chunking().octets(up);
            case BLIND -> up.pass(up.end());
            case STARTTLS -> injected();
            case CLOSED -> up.drop(up.end());
            case OPENING, HOLD -> {
                waiting.addFirst(up.take(up.end()));
                clientHeld = true;
                legs.holdClient(true);
            }
        }
    }

    /// Octets behind STARTTLS could be a stranger's, who wants them to be read as sent under TLS (CVE-2011-0411).
    void injected() {
        LOG.warn("{}: octets behind STARTTLS from the mail client", account());
        goodbye("Nothing may follow STARTTLS before TLS begins");
    }

    @Override
    public void fromUpstream(ByteBuf octets) {
        if (mode == Mode.CLOSED) {
            octets.release();
            return;
        }
        replies.read(octets);
    }

    /// The client's octets have a meaning again.
    void resume(Mode next) {
        if (mode == Mode.CLOSED || mode == Mode.BLIND) {
            return;
        }
        mode = next;
        drain();
    }

    /// How the octets behind the present line are read.
    void readAs(Mode next) {
        mode = next;
    }

    /// Whether the client has sent more than the present line.
    boolean clientSaidMore() {
        return lines.lineEnd() < up.end() || !waiting.isEmpty();
    }

    private void drain() {
        if (feeding) {
            return;
        }
        while (!waiting.isEmpty() && mode != Mode.HOLD && mode != Mode.OPENING) {
            feed(waiting.remove());
        }
        if (!waiting.isEmpty()) {
            return;
        }
        if (clientHeld) {
            clientHeld = false;
            legs.holdClient(false);
        }
        if (clientEnded) {
            finishClient();
        }
    }

    /// The tap can follow no longer: everything goes on unchanged, both ways. Where Kith has something of its own
    /// under way the connection ends instead, for half of that would be wrong.
    void lost(String why) {
        if (mode == Mode.BLIND || mode == Mode.CLOSED) {
            return;
        }
        if (mode == Mode.OPENING || session.ownUnderWay()) {
            LOG.warn("{}: SMTP connection ended in the middle of Kith's own doings: {}", account(), why);
            goodbye("Kith could not follow this session any longer");
            return;
        }
        LOG.info("{}: SMTP tap blind for one connection: {}", account(), why);
        kith.health().blind.increment();
        session.abandon();
        mode = Mode.BLIND;
        lines.pass();
        replies.passHeld();
        drain();
    }

    /// Says 421 in Kith's own words, and closes both legs.
    void goodbye(String why) {
        edited("smtp-goodbye");
        endWith(SmtpDialogueFactory.goodbye(why));
    }

    /// Says a last word to the client and closes both legs.
    void endWith(byte[] reply) {
        down.write(reply);
        end();
    }

    private void end() {
        mode = Mode.CLOSED;
        session.abandon();
        legs.abortUpstream();
        legs.close();
    }

    @Override
    public void clientEnded() {
        clientEnded = true;
        if (waiting.isEmpty()) {
            finishClient();
        }
    }

    /// A client that dies inside a message must not complete it: upstream is cut off, not finished.
    private void finishClient() {
        if (mode == Mode.HOLD && session.ownUnderWay()) {
            return;
        }
        clientEnded = false;
        if (mode == Mode.OPENING || session.withinMessage(mode)) {
            end();
            return;
        }
        if ((mode == Mode.COMMAND && !lines.keptFromUpstream()) || mode == Mode.RESPONSE) {
            lines.pass();
        }
        legs.endUpstream();
    }

    @Override
    public void upstreamEnded() {
        if (mode == Mode.OPENING) {
            goodbye("The mail server closed the connection");
            return;
        }
        replies.passHeld();
        session.abandon();
        mode = Mode.CLOSED;
        drain();
        legs.endClient();
    }

    /// RFC 5321 section 3.8: 421 may come at any time, but not into the middle of a reply, or of what nobody reads.
    @Override
    public void stopping() {
        if (mode == Mode.COMMAND && session.turns().isEmpty()) {
            edited("smtp-goodbye");
            down.write(SmtpDialogueFactory.goodbye("Kith is stopping"));
        }
    }

    @Override
    public void closed() {
        mode = Mode.CLOSED;
        session.closed();
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        lines.forget();
    }

    /// Upstream is under TLS: the client hears the greeting and is listened to.
    void serve(byte[] greeting) {
        if (mode == Mode.OPENING) {
            down.write(greeting);
            resume(Mode.COMMAND);
        }
    }

    void expect(Expected reply) {
        session.turns().add(reply);
    }

    /// Sends upstream a command of Kith's own.
    void ask(String command, Expected.Handler handler) {
        up.write(SmtpDialogueFactory.line(command));
        expect(new Own(handler));
    }

    void edited(String edit) {
        kith.health().edited(edit);
    }

    void toClient(byte[] reply) {
        down.write(reply);
    }

    Passage up() {
        return up;
    }

    Legs legs() {
        return legs;
    }

    Mode mode() {
        return mode;
    }

    boolean upstreamSaidMore() {
        return down.hasMore();
    }

    private String account() {
        return kith.settings().account();
    }
}
