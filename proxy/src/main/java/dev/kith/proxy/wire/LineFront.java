package dev.kith.proxy.wire;

import dev.kith.proxy.wire.ImapFramer.Side;

/// The front of an IMAP line, by which it is known whether literals and quoted strings may stand behind it: tag, `*` or
/// `+`, the word after it, and of a status response its code (RFC 9051 section 7.1). Can be cut at every octet.
///
/// No allocation. Not thread-safe: one event loop.
final class LineFront {
    private static final long STATUS_OK = packed("OK");
    private static final long STATUS_NO = packed("NO");
    private static final long STATUS_BAD = packed("BAD");
    private static final long STATUS_BYE = packed("BYE");
    private static final long STATUS_PREAUTH = packed("PREAUTH");

    private enum State {
        FIRST_WORD,
        SECOND_WORD,
        STATUS_TEXT,
        CODE,
        CODE_QUOTED,
        CODE_ESCAPED,
        /// Arguments or data: literals and quoted strings.
        DATA,
        /// To the end of the line anything but a literal.
        FREE
    }

    private final Side side;
    private State state = State.FIRST_WORD;
    private boolean untagged;
    private boolean unknown;
    private long word;

    LineFront(Side side) {
        this.side = side;
    }

    /// Has no word ended yet?
    boolean untouched() {
        return state == State.FIRST_WORD;
    }

    /// Is it over, with arguments or data behind it?
    boolean data() {
        return state == State.DATA;
    }

    /// May a literal be announced where the line ends now?
    boolean structured() {
        return state == State.DATA || state == State.CODE || state == State.CODE_QUOTED;
    }

    /// Would one be announced on a line that is no known response, or in a quoted string of the code?
    boolean unclear() {
        return unknown || state == State.CODE_QUOTED;
    }

    /// Another line begins.
    void forget() {
        state = State.FIRST_WORD;
        word = 0;
        untagged = false;
        unknown = false;
    }

    /// Goes through the words and the code at the front of a line.
    ///
    /// @return where they end
    int walk(Window piece, int from, int until) {
        int at = from;
        while (at < until && state != State.DATA && state != State.FREE) {
            step(piece.at(at));
            at++;
        }
        return at;
    }

    private void step(byte octet) {
        switch (state) {
            case FIRST_WORD -> firstWord(octet);
            case SECOND_WORD -> secondWord(octet);
            case STATUS_TEXT -> state = octet == '[' ? State.CODE : State.FREE;
            case CODE -> state = octet == '"' ? State.CODE_QUOTED : octet == ']' ? State.FREE : State.CODE;
            case CODE_QUOTED ->
                state = octet == '"' ? State.CODE : octet == '\\' ? State.CODE_ESCAPED : State.CODE_QUOTED;
            case CODE_ESCAPED -> state = State.CODE_QUOTED;
            case DATA, FREE -> throw new IllegalStateException("not walked octet by octet");
        }
    }

    private void firstWord(byte octet) {
        if (octet == ' ') {
            untagged = word == '*';
            state = side == Side.CLIENT ? State.DATA : State.SECOND_WORD;
            word = 0;
            return;
        }
        if (octet == '+' && word == 0 && side == Side.UPSTREAM) {
            state = State.FREE;
            return;
        }
        word = word << 8 | (octet & 0xff);
    }

    private void secondWord(byte octet) {
        if (word == 0 && untagged && octet >= '0' && octet <= '9') {
            // a number is no status: most responses
            state = State.DATA;
            return;
        }
        if (octet != ' ' && octet != '\r') {
            word = word >>> 56 != 0 ? ~0L : word << 8 | (octet & 0xdf);
            return;
        }
        boolean status = word == STATUS_OK || word == STATUS_NO || word == STATUS_BAD;
        boolean untaggedOnly = word == STATUS_BYE || word == STATUS_PREAUTH;
        word = 0;
        if (status || (untagged && untaggedOnly)) {
            state = State.STATUS_TEXT;
            return;
        }
        unknown = !untagged;
        state = State.DATA;
    }

    private static long packed(String word) {
        long packed = 0;
        for (int i = 0; i < word.length(); i++) {
            packed = packed << 8 | word.charAt(i);
        }
        return packed;
    }
}
