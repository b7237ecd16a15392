package dev.kith.proxy.wirelog;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.tap.Protocol;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wraps dialogues so that their octets are written down as they come from each peer, before anything is done
/// with them. What Kith changes is counted in `status` and is not in the log.
public final class LoggedDialogues implements DialogueFactory {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedDialogues.class);

    private final DialogueFactory inner;
    private final Protocol protocol;
    private final WireLog log;
    private final boolean withText;
    private final AtomicInteger connections = new AtomicInteger();

    /// @param withText messages are written too; secrets never are
    public LoggedDialogues(DialogueFactory inner, Protocol protocol, WireLog log, boolean withText) {
        this.inner = inner;
        this.protocol = protocol;
        this.log = log;
        this.withText = withText;
    }

    @Override
    public Dialogue open(Legs legs) {
        String name = protocol.name().toLowerCase(java.util.Locale.ROOT) + " #" + connections.incrementAndGet() + " ";
        WireLog named = line -> log.line(name + line);
        named.line("-- connected");
        Scribe scribe = switch (protocol) {
            case IMAP -> new ImapScribe(named, withText);
            case SMTP -> new SmtpScribe(named, withText);
        };
        return new Logged(inner.open(legs), scribe, named);
    }

    @Override
    public byte[] unavailable(String why) {
        log.line("-- " + Redaction.printable(why));
        return inner.unavailable(why);
    }

    private static final class Logged implements Dialogue {
        private final Dialogue dialogue;
        private final Scribe scribe;
        private final WireLog log;
        private boolean failed;

        Logged(Dialogue dialogue, Scribe scribe, WireLog log) {
            this.dialogue = dialogue;
            this.scribe = scribe;
            this.log = log;
        }

        @Override
        public void fromClient(ByteBuf octets) {
            write(() -> scribe.client(octets.duplicate()));
            dialogue.fromClient(octets);
        }

        @Override
        public void fromUpstream(ByteBuf octets) {
            write(() -> scribe.upstream(octets.duplicate()));
            dialogue.fromUpstream(octets);
        }

        /// A fault of the log must not touch the mail.
        private void write(Runnable writing) {
            if (failed) {
                return;
            }
            try {
                writing.run();
            } catch (RuntimeException | StackOverflowError e) {
                failed = true;
                LOG.error("a fault in the wire log, it ends for one connection", e);
            }
        }

        @Override
        public boolean signedIn() {
            return dialogue.signedIn();
        }

        @Override
        public void clientEnded() {
            log.line("-- the client has ended");
            dialogue.clientEnded();
        }

        @Override
        public void upstreamEnded() {
            log.line("-- upstream has ended");
            dialogue.upstreamEnded();
        }

        @Override
        public void stopping() {
            dialogue.stopping();
        }

        @Override
        public void closed() {
            log.line("-- closed");
            dialogue.closed();
        }
    }
}
