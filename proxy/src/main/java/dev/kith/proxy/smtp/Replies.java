package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Ehlo;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.wire.SmtpReplies;
import dev.kith.proxy.wire.SmtpReplies.Line;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/// Upstream's replies on their way to the client: each is matched to the command it answers by count and passes on
/// line by line; those to EHLO are kept until they are whole, to be edited, and those to Kith's own commands for good.
final class Replies {
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Passage down;
    private final int octetsMax;
    private final SmtpReplies framer = new SmtpReplies();
    private final ByteBuf line = Unpooled.buffer(64);
    private final ByteBuf kept = Unpooled.buffer(64);

    Replies(SmtpDialogue dialogue, Session session, Passage down, int octetsMax) {
        this.dialogue = dialogue;
        this.session = session;
        this.down = down;
        this.octetsMax = octetsMax;
    }

    /// Takes ownership.
    void read(ByteBuf octets) {
        down.open(octets);
        while (down.hasMore()) {
            if (dialogue.mode() == Mode.BLIND) {
                down.pass(down.end());
            } else if (dialogue.mode() == Mode.CLOSED) {
                down.drop(down.end());
            } else {
                readLine();
            }
        }
        down.close();
    }

    private void readLine() {
        var in = down.source();
        var from = down.position();
        var lf = in.indexOf(from, down.end(), (byte) '\n');
        var to = lf < 0 ? down.end() : lf + 1;
        if (kept.readableBytes() + line.readableBytes() + to - from > octetsMax) {
            dialogue.lost("a reply beyond the bound");
            return;
        }
        if (lf >= 0 && !line.isReadable()) {
            reply(in.slice(from, to - from), to, 0);
            return;
        }
        var gathered = line.writerIndex();
        line.writeBytes(in, from, to - from);
        if (lf < 0) {
            down.drop(to);
            return;
        }
        reply(line, to, gathered);
    }

    /// @param gathered how much of the line came in earlier buffers
    private void reply(ByteBuf octets, int to, int gathered) {
        var answered = session.turns().next();
        var kind = framer.line(octets);
        if (kind == Line.LOST || (answered == null && framer.code() != 421)) {
            line.writerIndex(gathered);
            dialogue.lost(kind == Line.LOST ? "no proper reply" : "a reply to nothing");
            return;
        }
        if (answered instanceof Ehlo || answered instanceof Own) {
            kept.writeBytes(octets, octets.readerIndex(), octets.readableBytes());
            down.drop(to);
        } else if (gathered > 0) {
            down.drop(to);
            down.write(octets.copy());
        } else {
            down.pass(to);
        }
        line.clear();
        if (kind == Line.ENDS && answered != null) {
            var reply = ByteBufUtil.getBytes(kept);
            kept.clear();
            session.turns().answered();
            session.replied(answered, framer.code(), reply);
            session.turns().speak();
        }
    }

    /// Gives the client what was kept of an unfinished reply.
    void passHeld() {
        if (session.turns().next() instanceof Own) {
            kept.clear();
            line.clear();
        }
        passHeld(kept);
        passHeld(line);
    }

    private void passHeld(ByteBuf octets) {
        if (octets.isReadable()) {
            down.write(octets.copy());
            octets.clear();
        }
    }
}
