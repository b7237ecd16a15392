package dev.kith.indexer.mime;

import java.util.Arrays;

/// One header field, decoded only when asked for: most fields of a message are never looked at.
final class Field {
    private final String name;
    private final byte[] octets;
    private final int start;
    private final int end;

    /// @param name in lower case
    /// @param start of the field body in `octets`, behind the colon
    Field(String name, byte[] octets, int start, int end) {
        this.name = name;
        this.octets = octets;
        this.start = start;
        this.end = end;
    }

    String name() {
        return name;
    }

    /// Unfolded, without encoded words decoded.
    String body() {
        var from = start;
        var to = end;
        while (from < to && octets[from] >= 0 && octets[from] <= ' ') {
            from++;
        }
        while (to > from && octets[to - 1] >= 0 && octets[to - 1] <= ' ') {
            to--;
        }
        for (var i = from; i < to; i++) {
            if (lineEnd(octets[i])) {
                return unfolded(from, to);
            }
        }
        return Charsets.guess(octets, from, to);
    }

    private String unfolded(int from, int to) {
        var copy = Arrays.copyOfRange(octets, from, to);
        var length = 0;
        for (var b : copy) {
            if (!lineEnd(b)) {
                copy[length++] = b;
            }
        }
        return Charsets.guess(copy, 0, length);
    }

    private static boolean lineEnd(byte b) {
        return b == '\n' || b == '\r' || b == 0;
    }
}
