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
    /// Where the octets begin, in the present buffer, that are not yet copied.
    private int run;

    /// @param copy where the message goes, dots unstuffed and without the end of data
    public SmtpData(Sink copy) {
        this.copy = copy;
    }

    /// Reads on in the message.
    ///
    /// @return the index behind the end of data, or -1 when it is not among these octets
    public int scan(ByteBuf source, int from, int to) {
        Window piece = Window.ofLoop();
        piece.forget();
        run = from;
        for (int at = from; at < to; at = piece.to()) {
            piece.cover(this, source, at);
            int end = walk(piece, source, at, Math.min(to, piece.to()));
            if (end >= 0) {
                return end;
            }
        }
        keep(source, to);
        return -1;
    }

    /// @return the index behind the end of data, or -1
    private int walk(Window piece, ByteBuf source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (state == State.TEXT) {
                i = pass(piece, i, to);
                if (i == to) {
                    break;
                }
            }
            byte octet = piece.at(i);
            switch (state) {
                case TEXT -> throw new AssertionError("handled above");
                case CR -> state = octet == '\n' ? State.LINE_START : afterText(octet);
                case LINE_START -> {
                    state = octet == '.' ? State.DOT : afterText(octet);
                    if (state == State.DOT) {
                        // the dot itself is stuffing or the end, never content
                        keep(source, i);
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
        }
        return -1;
    }

    /// Passes over text, whole lines at a time, up to the next dot at the beginning of one.
    ///
    /// @return the index of the dot; or `to`, with the state that the last octets leave
    private int pass(Window piece, int from, int to) {
        int dot = piece.findDot(from, to);
        if (dot >= 0) {
            state = State.LINE_START;
            return dot;
        }
        byte last = piece.at(to - 1);
        if (last == '\r') {
            state = State.CR;
        } else if (last == '\n' && to - 2 >= from && piece.at(to - 2) == '\r') {
            state = State.LINE_START;
        }
        return to;
    }

    private static State afterText(byte octet) {
        return octet == '\r' ? State.CR : State.TEXT;
    }

    private void keep(ByteBuf source, int to) {
        if (to > run) {
            copy.add(source, run, to - run);
        }
    }
}
