package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// Cuts one direction of an IMAP conversation into frames without copying or changing an octet (RFC 9051 section
/// 4.3, RFC 7888, RFC 4466). It walks lines, skips literals by their count, and can be cut at every octet.
///
/// A literal is announced only where the grammar allows one: not inside a quoted string, not in the free text of a
/// status response, not on a line of one word (DONE, an answer to a SASL challenge). What could be read in two ways is
/// not guessed: the framer is then [Frame#LOST] for good, which ends observation and never the relay.
///
/// No allocation per frame. Not thread-safe: one event loop.
public final class ImapFramer {
    public enum Side {
        CLIENT,
        UPSTREAM
    }

    /// What [#next] found; the octets are `[start(), end())` of the buffer it was given.
    public enum Frame {
        /// The buffer is used up.
        NONE,
        /// Octets of a line whose end has not come yet.
        TEXT,
        /// The rest of a line, CRLF included: the command or response is complete.
        LINE,
        /// The rest of a line that announces a literal, CRLF included.
        LITERAL,
        /// Octets of a literal.
        OCTETS,
        /// The grammar is lost, from these octets on.
        LOST
    }

    private final Side side;
    private final long lineOctetsMax;
    private final LineFront front;
    private final LiteralTail tail = new LiteralTail();

    /// While a buffer is being read.
    private @Nullable Window window;

    private boolean quoted;
    private boolean escaped;
    private long lineOctets;
    private long literalLeft;
    private boolean awaiting;
    private boolean lost;
    private int start;
    private int end;

    /// @param lineOctetsMax text octets of one command or response, literals not counted, beyond which it is lost
    public ImapFramer(Side side, long lineOctetsMax) {
        this.side = side;
        this.front = new LineFront(side);
        this.lineOctetsMax = lineOctetsMax;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /// Octets of the announced literal.
    public long literalOctets() {
        return tail.octets();
    }

    /// Octets of the present literal that have not come yet.
    public long literalLeft() {
        return literalLeft;
    }

    /// Did the last announcement ask upstream for leave (`{n}` from a client)?
    public boolean synchronising() {
        return side == Side.CLIENT && !tail.nonSynchronising();
    }

    /// Is the client waiting for leave to send a literal, with nothing of it sent yet?
    public boolean awaiting() {
        return awaiting;
    }

    public boolean lost() {
        return lost;
    }

    /// Is the next octet the first of a command or response?
    public boolean atLineStart() {
        return !lost && lineOctets == 0 && front.untouched();
    }

    /// Gives up: everything from here on is [Frame#LOST].
    public void lose() {
        lost = true;
    }

    /// Upstream gave leave to send the literal.
    public void accepted() {
        awaiting = false;
    }

    /// Upstream refused the literal: the next octets are a new command (RFC 9051 section 4.3).
    public void refused() {
        awaiting = false;
        literalLeft = 0;
        lineDone();
    }

    /// Another buffer begins: what was copied out of the last one is not in it. What came from a client may have held a
    /// password, and is overwritten.
    public void begin() {
        if (window != null) {
            window.forget();
            if (side == Side.CLIENT) {
                window.wipe();
            }
            window = null;
        }
    }

    /// Takes the next frame out of the buffer and moves its reader index behind it.
    public Frame next(ByteBuf in) {
        start = in.readerIndex();
        end = start;
        if (!in.isReadable()) {
            begin();
            return Frame.NONE;
        }
        if (lost) {
            return take(in, in.writerIndex(), Frame.LOST);
        }
        awaiting = false;
        if (literalLeft > 0) {
            int octets = (int) Math.min(literalLeft, in.readableBytes());
            literalLeft -= octets;
            return take(in, start + octets, Frame.OCTETS);
        }
        return text(in);
    }

    /// Moves the reader index behind responses that begin at it, are whole in this buffer and tell nothing (see
    /// [Skim]). Only where a response begins, on upstream's side.
    ///
    /// @return whether it moved
    public boolean skim(ByteBuf in) {
        Window piece = window == null ? Window.ofLoop() : window;
        window = piece;
        int first = in.readerIndex();
        int behind = piece.skim().over(this, in, first, lineOctetsMax);
        in.readerIndex(behind);
        return behind > first;
    }

    /// Appends the octets of the last frame to a text.
    public void appendTo(LineText text, ByteBuf in) {
        Window piece = window;
        text.append(in, start, end, piece != null && piece.holds(this, start, end) ? piece : null);
    }

    private Frame take(ByteBuf in, int to, Frame frame) {
        end = to;
        in.readerIndex(to);
        return frame;
    }

    private Frame text(ByteBuf in) {
        Window piece = window == null ? Window.ofLoop() : window;
        window = piece;
        int to = in.writerIndex();
        int at = start;
        while (at < to) {
            piece.cover(this, in, at);
            if (side == Side.CLIENT) {
                piece.secret();
            }
            int lineFeed = piece.find('\n', at, piece.to());
            int arguments = front.walk(piece, at, lineFeed < 0 ? piece.to() : lineFeed);
            if (lineFeed >= 0) {
                return line(in, piece, lineFeed, arguments);
            }
            at = piece.to();
            if (front.data()) {
                quotes(piece, arguments, at);
            }
        }
        tail.carry(in, start, to);
        lineOctets += to - start;
        if (lineOctets > lineOctetsMax) {
            lost = true;
        }
        return take(in, to, Frame.TEXT);
    }

    /// A line feed stands at `lineFeed`; octets of this line in the buffer begin at `start`, those whose quotes are
    /// not yet looked at, at `unread`.
    private Frame line(ByteBuf in, Window piece, int lineFeed, int unread) {
        lineOctets += lineFeed + 1 - start;
        if (lineOctets <= lineOctetsMax && plain(piece, lineFeed)) {
            lineDone();
            return take(in, lineFeed + 1, Frame.LINE);
        }
        if (lineOctets > lineOctetsMax || !tail.over(in, piece, start, lineFeed).carriageReturn()) {
            // a bare line feed ends the line for some servers and not for others
            lost = true;
            return take(in, in.writerIndex(), Frame.LOST);
        }
        if (!front.structured() || !tail.looksLikeLiteral()) {
            lineDone();
            return take(in, lineFeed + 1, Frame.LINE);
        }
        if (front.data()) {
            quotes(piece, unread, lineFeed);
        }
        boolean ambiguous = quoted
                || front.unclear()
                || !tail.wellPlaced()
                || tail.octets() < 0
                || (side == Side.UPSTREAM && tail.nonSynchronising());
        if (ambiguous) {
            lost = true;
            return take(in, in.writerIndex(), Frame.LOST);
        }
        literalLeft = tail.octets();
        awaiting = synchronising();
        tail.forget();
        return take(in, lineFeed + 1, Frame.LITERAL);
    }

    /// Most lines: an end like any other's, and nothing announced before it.
    private boolean plain(Window piece, int lineFeed) {
        return lineFeed - 2 >= Math.max(start, piece.from())
                && piece.at(lineFeed - 1) == '\r'
                && piece.at(lineFeed - 2) != '}';
    }

    private void quotes(Window piece, int from, int to) {
        int at = from;
        if (escaped && at < to) {
            quote(piece.at(at++));
        }
        if (!quoted) {
            // outside a quoted string nothing counts but its beginning
            int first = piece.find('"', at, to);
            at = first < 0 ? to : first;
        }
        for (; at < to; at++) {
            quote(piece.at(at));
        }
    }

    private void quote(byte octet) {
        if (escaped) {
            escaped = false;
        } else if (octet == '"') {
            quoted = !quoted;
        } else if (octet == '\\' && quoted) {
            escaped = true;
        }
    }

    private void lineDone() {
        front.forget();
        quoted = false;
        escaped = false;
        lineOctets = 0;
        tail.forget();
    }
}
