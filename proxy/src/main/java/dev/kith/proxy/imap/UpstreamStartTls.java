package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.wire.ImapCursor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/// Kith's own STARTTLS upstream (RFC 9051 section 6.2.1), before the client sees anything. There is no way on without
/// TLS: a stripped offer, a session that is authenticated already, octets behind the OK, and a failed handshake all
/// end in a BYE that says so. What was said before TLS is forgotten: the greeting goes on without its code.
final class UpstreamStartTls {
    private static final int OCTETS_MAX = 16 << 10;
    private static final byte[] TAG = "kith0".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        GREETING,
        ASKED,
        HANDSHAKE,
        OVER
    }

    private final Session session;
    private final Legs legs;
    private final Consumer<ByteBuf> secured;
    private final ByteBuf seen = Unpooled.buffer(512, OCTETS_MAX);
    private State state = State.GREETING;
    private byte[] greeting = new byte[0];

    UpstreamStartTls(Session session, Legs legs, Consumer<ByteBuf> secured) {
        this.session = session;
        this.legs = legs;
        this.secured = secured;
    }

    void octets(ByteBuf in) {
        if (state == State.HANDSHAKE) {
            in.release();
            refuse("the server sent plain text behind its leave to start TLS");
            return;
        }
        boolean fits = in.readableBytes() <= seen.maxWritableBytes();
        if (fits) {
            seen.writeBytes(in);
        }
        in.release();
        if (!fits) {
            refuse("the server's answers before TLS are too long");
            return;
        }
        lines();
    }

    private void lines() {
        int lineFeed = seen.bytesBefore((byte) '\n');
        while (lineFeed >= 0 && state != State.OVER) {
            byte[] line = new byte[lineFeed + 1];
            seen.readBytes(line);
            line(line);
            lineFeed = seen.bytesBefore((byte) '\n');
        }
    }

    private void line(byte[] line) {
        var cursor = new ImapCursor(line, 0, line.length);
        byte[] tag = cursor.atom();
        cursor.spaces();
        if (state == State.GREETING) {
            greeting(line, cursor);
            return;
        }
        if (!java.util.Arrays.equals(tag, TAG)) {
            return;
        }
        Status status = Status.read(cursor);
        if (status == null || !status.ok()) {
            refuse("the server does not offer STARTTLS, and nothing is sent without TLS");
            return;
        }
        if (seen.isReadable()) {
            refuse("the server sent plain text behind its leave to start TLS");
            return;
        }
        state = State.HANDSHAKE;
        legs.startUpstreamTls(this::ready, this::refuse);
    }

    private void greeting(byte[] line, ImapCursor cursor) {
        Status status = Status.read(cursor);
        if (status == null || status.word() == Status.Word.PREAUTH) {
            refuse("the server says it is logged in before TLS, which no honest server does here");
            return;
        }
        if (!status.ok()) {
            state = State.OVER;
            legs.toClient(Unpooled.wrappedBuffer(withoutCode(line, status)));
            legs.close();
            return;
        }
        String offered = new String(line, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        if (status.code().equals("CAPABILITY") && !offered.contains("STARTTLS")) {
            refuse("the server does not offer STARTTLS, and nothing is sent without TLS");
            return;
        }
        greeting = withoutCode(line, status);
        state = State.ASKED;
        session.edited("upstream-starttls");
        legs.toUpstream(Unpooled.wrappedBuffer(TAG, " STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /// A code that came without TLS could be anybody's: an ALERT would be shown, a REFERRAL followed.
    private byte[] withoutCode(byte[] line, Status status) {
        if (status.code().isEmpty()) {
            return line;
        }
        int close = 0;
        while (close < line.length - 1 && line[close] != ']') {
            close++;
        }
        session.edited("greeting-capability");
        String text = new String(line, close + 1, line.length - close - 1, StandardCharsets.ISO_8859_1).strip();
        String words = !text.isEmpty() ? text : status.ok() ? "ready" : "goodbye";
        return ("* " + status.word() + " " + words + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void ready() {
        if (state == State.HANDSHAKE) {
            state = State.OVER;
            secured.accept(Unpooled.wrappedBuffer(greeting));
        }
    }

    private void refuse(String why) {
        state = State.OVER;
        session.edited("unavailable");
        legs.toClient(Unpooled.wrappedBuffer(ImapDialogueFactory.bye(why)));
        legs.close();
    }

    /// Upstream ended before TLS.
    void ended() {
        if (state != State.OVER) {
            refuse("the server ended the connection before TLS");
        }
    }

    void closed() {
        seen.release();
    }
}
