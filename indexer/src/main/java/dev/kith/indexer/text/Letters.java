package dev.kith.indexer.text;

import java.util.Locale;

/// What a character is. Nearly all of mail is ASCII, and is answered without asking Java's tables of Unicode: they
/// cost ten times as much, and every text passes here several times.
final class Letters {
    private static final int ASCII = 128;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte[] KINDS = kinds();
    private static final char IDEOGRAPHS = '\u3006';
    private static final int KNOWN_BITS = 13;
    private static final int LONG = 40;
    /// Words met lately, in lower case. Threads may overwrite each other's: a word lost is made again.
    private static final String[] KNOWN = new String[1 << KNOWN_BITS];

    private Letters() {}

    static boolean letter(char c) {
        return c < ASCII ? (KINDS[c] & LETTER) != 0 : Character.isLetter(c);
    }

    static boolean asciiLetter(char c) {
        return c < ASCII && (KINDS[c] & LETTER) != 0;
    }

    static boolean digit(char c) {
        return c < ASCII ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    static boolean letterOrDigit(char c) {
        return c < ASCII ? KINDS[c] != 0 : Character.isLetterOrDigit(c);
    }

    static boolean upper(char c) {
        return c < ASCII ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static boolean ideograph(char c) {
        return c >= IDEOGRAPHS && Character.isIdeographic(c);
    }

    private static byte[] kinds() {
        var kinds = new byte[ASCII];
        for (var c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        for (var c = 'a'; c <= 'z'; c++) {
            kinds[c] = LETTER;
            kinds[c - 'a' + 'A'] = LETTER;
        }
        return kinds;
    }

    /// In lower case, curly apostrophes made straight; a word met before is not made anew.
    static String lower(char[] text, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) {
            var c = text[i];
            if (c >= ASCII) {
                return new String(text, from, to - from)
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'');
            }
            hash = hash * 31 + lower(c);
        }
        var slot = hash * 0x9e3779b9 >>> (32 - KNOWN_BITS);
        var known = KNOWN[slot];
        if (known != null && known.length() == to - from && same(known, text, from)) {
            return known;
        }
        var made = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        if (to - from <= LONG) {
            KNOWN[slot] = made;
        }
        return made;
    }

    private static boolean same(String known, char[] text, int from) {
        for (var i = 0; i < known.length(); i++) {
            if (known.charAt(i) != lower(text[from + i])) {
                return false;
            }
        }
        return true;
    }

    static char lower(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(c);
    }
}
