package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// The last octets of a line, where a literal may be announced: `{n}`, `{n+}`, `~{n}`, `~{n+}` before the CRLF (RFC
/// 9051 section 9, RFC 7888, RFC 4466). Keeps as much of a cut line as an announcement can be long.
final class LiteralTail {
    /// `SP ~ { nineteen digits + } CR`
    private static final int OCTETS_MAX = 32;

    /// Has room from the first cut line on; most connections see none.
    private byte[] carried = {};
    private int carriedOctets;

    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private Window window = Window.ofLoop();
    private int from;
    private int inWindow;
    private int lineFeed;

    private long octets;
    private boolean nonSynchronising;
    private boolean wellPlaced;

    /// The announced count, or -1 when it is beyond a 63-bit number.
    long octets() {
        return octets;
    }

    boolean nonSynchronising() {
        return nonSynchronising;
    }

    /// Does the announcement stand where an argument may begin: behind a space or an opening parenthesis?
    boolean wellPlaced() {
        return wellPlaced;
    }

    /// Remembers the end of a line's part whose rest comes in another buffer.
    void carry(ByteBuf in, int from, int to) {
        if (carried.length == 0) {
            carried = new byte[OCTETS_MAX];
        }
        int added = Math.min(to - from, OCTETS_MAX);
        int kept = Math.min(carriedOctets, OCTETS_MAX - added);
        System.arraycopy(carried, carriedOctets - kept, carried, 0, kept);
        in.getBytes(to - added, carried, kept, added);
        carriedOctets = kept + added;
    }

    void forget() {
        carriedOctets = 0;
        in = Unpooled.EMPTY_BUFFER;
    }

    /// Looks at the line that ends at `lineFeed`, whose octets in the buffer begin at `from`.
    LiteralTail over(ByteBuf buffer, Window piece, int first, int end) {
        in = buffer;
        window = piece;
        from = first;
        inWindow = Math.max(first, piece.from());
        lineFeed = end;
        return this;
    }

    boolean carriageReturn() {
        return back(1) == '\r';
    }

    /// Reads the announcement before the line feed, if there is one.
    boolean looksLikeLiteral() {
        int at = 2;
        if (back(at++) != '}') {
            return false;
        }
        nonSynchronising = back(at) == '+';
        if (nonSynchronising) {
            at++;
        }
        int firstDigit = at;
        octets = 0;
        long scale = 1;
        for (int digit = back(at); digit >= '0' && digit <= '9'; digit = back(at)) {
            if (at - firstDigit == 18) {
                octets = -1;
            }
            if (octets >= 0) {
                octets += (digit - '0') * scale;
                scale *= 10;
            }
            at++;
        }
        if (octets < 0) {
            // more digits than are kept of a cut line: what stands before them is not guessed
            return true;
        }
        if (at == firstDigit || back(at++) != '{') {
            return false;
        }
        if (back(at) == '~') {
            at++;
        }
        int before = back(at);
        wellPlaced = before == ' ' || before == '(';
        return true;
    }

    /// The octet `distance` before the line feed, or -1 where the line has none (or it is not kept any more).
    private int back(int distance) {
        int index = lineFeed - distance;
        if (index >= inWindow) {
            return window.at(index) & 0xff;
        }
        if (index >= from) {
            return in.getByte(index) & 0xff;
        }
        int fromCarried = carriedOctets - (from - index);
        return fromCarried >= 0 ? carried[fromCarried] & 0xff : -1;
    }
}
