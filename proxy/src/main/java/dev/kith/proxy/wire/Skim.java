package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Passes over responses that begin with a number, stand whole in the buffer and tell Kith nothing: FETCH with flags,
/// header fields or parts, EXISTS, EXPUNGE. A first sync consists of thousands of them, and cutting each into frames
/// would cost more than relaying it. Whatever is not plainly such a response is left to the framer: a line feed
/// without CR, a literal8, a quoted string that is open, an announcement at an unusual place, a message (`BODY[]`,
/// `RFC822`).
final class Skim {
    /// `* 1 X`, CRLF
    private static final int SHORTEST = 7;
    /// Behind `* `.
    private static final int NUMBER = 2;
    private static final int COUNT_MAX = 1_000_000_000;

    private final Window piece;
    private Object framer = this;
    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    /// The octets that the text of a response, without its literals, may have.
    private long textOctetsMax;
    private long textOctetsLeft;

    Skim(Window piece) {
        this.piece = piece;
    }

    /// @param from where a response begins
    /// @param lineOctetsMax the framer's bound
    /// @return behind the last response that was passed over, or `from`
    int over(Object reader, ByteBuf buffer, int from, long lineOctetsMax) {
        framer = reader;
        in = buffer;
        textOctetsMax = lineOctetsMax;
        int behind = from;
        int next = response(from);
        while (next > behind) {
            behind = next;
            next = response(behind);
        }
        framer = this;
        in = Unpooled.EMPTY_BUFFER;
        return behind;
    }

    private int response(int first) {
        if (in.writerIndex() - first < SHORTEST) {
            return first;
        }
        piece.cover(framer, in, first, SHORTEST);
        if (piece.at(first) != '*' || piece.at(first + 1) != ' ' || !digit(piece.at(first + NUMBER))) {
            return first;
        }
        textOctetsLeft = textOctetsMax - NUMBER;
        int from = first + NUMBER;
        while (true) {
            int lineFeed = lineFeed(from);
            textOctetsLeft -= lineFeed + 1 - from;
            if (lineFeed - from < 2 || textOctetsLeft < 0 || piece.at(lineFeed - 1) != '\r') {
                return first;
            }
            if (piece.at(lineFeed - 2) != '}') {
                return lineFeed + 1;
            }
            long behind = literal(from, lineFeed);
            if (behind < 0 || behind >= in.writerIndex()) {
                return first;
            }
            from = (int) behind;
        }
    }

    /// The line feed at or behind the index, or -1 when it is not within one window's reach of it.
    private int lineFeed(int from) {
        piece.cover(framer, in, from, 1);
        int lineFeed = piece.find('\n', from, piece.to());
        if (lineFeed < 0 && from > piece.from() && piece.to() < in.writerIndex()) {
            piece.cover(framer, in, from, in.writerIndex() - from);
            lineFeed = piece.find('\n', from, piece.to());
        }
        return lineFeed;
    }

    /// Where the literal ends that is announced before the line feed, or -1 when the framer is to look at it.
    private long literal(int from, int lineFeed) {
        int at = lineFeed - 3;
        int count = 0;
        int scale = 1;
        while (at > from && digit(piece.at(at)) && scale < COUNT_MAX) {
            count += (piece.at(at) - '0') * scale;
            scale *= 10;
            at--;
        }
        boolean announced = scale > 1 && at - 3 >= from && piece.at(at) == '{' && piece.at(at - 1) == ' ';
        if (!announced || message(at - 2) || open(from, at)) {
            return -1;
        }
        return (long) lineFeed + 1 + count;
    }

    /// May the name whose last octet stands here be a whole message's?
    private boolean message(int last) {
        return piece.at(last) == '2' || (piece.at(last) == ']' && piece.at(last - 1) == '[');
    }

    /// Is a quoted string open at the end, or does one hold a backslash?
    private boolean open(int from, int to) {
        int quotes = 0;
        int quote = piece.find('"', from, to);
        while (quote >= 0) {
            quotes++;
            quote = piece.find('"', quote + 1, to);
        }
        return quotes % 2 != 0 || (quotes > 0 && piece.find('\\', from, to) >= 0);
    }

    private static boolean digit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
