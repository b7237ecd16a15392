package dev.kith.proxy.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The client's lines: a whole line passes as it came, one that comes in pieces is gathered first, for it may be one
/// that must not go upstream.
final class ClientLines {
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Passage up;
    private final int octetsMax;
    private final ByteBuf line = Unpooled.buffer(256);
    private int lineEnd;

    ClientLines(SmtpDialogue dialogue, Session session, Passage up, int octetsMax) {
        this.dialogue = dialogue;
        this.session = session;
        this.up = up;
        this.octetsMax = octetsMax;
    }

    /// Where the last line ended in its buffer.
    int lineEnd() {
        return lineEnd;
    }

    /// Takes a line, or as much of it as there is.
    void read() {
        var in = up.source();
        var from = up.position();
        var lf = in.indexOf(from, up.end(), (byte) '\n');
        var to = lf < 0 ? up.end() : lf + 1;
        if (line.readableBytes() + to - from > octetsMax) {
            dialogue.lost("a line beyond the bound");
            return;
        }
        if (lf >= 0 && !line.isReadable()) {
            lineEnd = to;
            switch (judge(in.slice(from, to - from))) {
                case PASS -> up.pass(to);
                case DROP -> up.drop(to);
                case LOST -> dialogue.lost("a command that changes the grammar");
            }
            return;
        }
        var gathered = line.writerIndex();
        line.writeBytes(in, from, to - from);
        if (lf < 0) {
            up.drop(to);
            return;
        }
        readGathered(gathered, to);
    }

    private void readGathered(int before, int to) {
        lineEnd = to;
        switch (judge(line)) {
            case PASS -> {
                up.drop(to);
                up.write(line.copy());
                forget();
            }
            case DROP -> {
                up.drop(to);
                forget();
            }
            case LOST -> {
                line.writerIndex(before);
                dialogue.lost("a command that changes the grammar");
            }
        }
    }

    /// Some servers end a command at a bare LF and some do not: from there on it cannot be known what they make of it.
    private Verdict judge(ByteBuf octets) {
        if (octets.readableBytes() < 2 || octets.getByte(octets.writerIndex() - 2) != '\r') {
            return Verdict.LOST;
        }
        return dialogue.mode() == Mode.RESPONSE ? session.response(octets) : session.command(octets);
    }

    void forget() {
        line.setZero(0, line.writerIndex()).clear();
    }

    /// Sends on what was gathered of an unfinished line.
    void pass() {
        if (line.isReadable()) {
            up.write(line.copy());
            forget();
        }
    }

    /// Whether the unfinished line holds what must not go upstream.
    boolean keptFromUpstream() {
        var text = line.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return text.startsWith("starttls") || (text.startsWith("rcpt") && text.contains("@kith."));
    }
}
