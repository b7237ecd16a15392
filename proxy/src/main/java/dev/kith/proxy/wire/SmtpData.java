package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// Finds the end of the octets behind DATA: CRLF.CRLF and nothing else (RFC 5321 section 4.1.1.4), across any cut.
/// Bare CR and LF are ordinary octets (section 2.3.8), so that no second idea of the end can arise here. Takes the
/// dot-stuffing away for the copy only.
public final class SmtpData {
    /// Where the message's octets go, as ranges of the buffer they came in.
    @FunctionalInterface
    public interface Sink {
        void add(ByteBuf source, int index, int count);
    }

    private static final ByteBuf LONE_CR =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r", StandardCharsets.US_ASCII));

    private enum State {
        TEXT,
        CR,
        LINE_START,
        DOT,
        DOT_CR
    }

    private final Sink copy;
    private State state = State.LINE_START;

    /// @param copy where the message goes, dots unstuffed and without the end of data
    public SmtpData(Sink copy) {
        this.copy = copy;
    }

    /// Reads on in the message.
    ///
    /// @return the index behind the end of data, or -1 when it is not among these octets
    public int scan(ByteBuf source, int from, int to) {
        var run = from;
        var i = from;
        while (i < to) {
            if (state == State.TEXT) {
                var cr = source.indexOf(i, to, (byte) '\r');
                if (cr < 0) {
                    break;
                }
                state = State.CR;
                i = cr + 1;
                continue;
            }
            var octet = source.getByte(i);
            switch (state) {
                case TEXT -> throw new AssertionError("handled above");
                case CR -> state = octet == '\n' ? State.LINE_START : afterText(octet);
                case LINE_START -> {
                    state = octet == '.' ? State.DOT : afterText(octet);
                    if (state == State.DOT) {
                        // the dot itself is stuffing or the end, never content
                        keep(source, run, i);
                        run = i + 1;
                    }
                }
                case DOT -> {
                    state = octet == '\r' ? State.DOT_CR : State.TEXT;
                    if (state == State.DOT_CR) {
                        run = i + 1;
                    }
                }
                case DOT_CR -> {
                    if (octet == '\n') {
                        return i + 1;
                    }
                    // the run begins behind the CR that was taken for the end's
                    copy.add(LONE_CR, 0, 1);
                    state = afterText(octet);
                }
            }
            i++;
        }
        keep(source, run, to);
        return -1;
    }

    private static State afterText(byte octet) {
        return octet == '\r' ? State.CR : State.TEXT;
    }

    private void keep(ByteBuf source, int from, int to) {
        if (to > from) {
            copy.add(source, from, to - from);
        }
    }
}
