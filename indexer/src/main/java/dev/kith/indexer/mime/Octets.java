package dev.kith.indexer.mime;

/// Looking at octets in place.
final class Octets {
    private Octets() {}

    /// The index of the next LF, or `end`.
    static int lineEnd(byte[] octets, int from, int end) {
        for (var i = from; i < end; i++) {
            if (octets[i] == '\n') {
                return i;
            }
        }
        return end;
    }

    /// Nothing but space, tab and CR.
    static boolean blank(byte[] octets, int from, int end) {
        for (var i = from; i < end; i++) {
            var b = octets[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] octets, int from, int end, String ascii) {
        if (end - from < ascii.length()) {
            return false;
        }
        for (var i = 0; i < ascii.length(); i++) {
            if (octets[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] octets, int from, int end, byte[] prefix) {
        if (end - from < prefix.length) {
            return false;
        }
        for (var i = 0; i < prefix.length; i++) {
            if (octets[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /// Octets whose lines end in CR alone, as old Macs wrote them, with LF; all others as they are.
    static byte[] withLineFeeds(byte[] octets) {
        var seen = Math.min(octets.length, 64 << 10);
        var carriageReturns = 0;
        for (var i = 0; i < seen; i++) {
            if (octets[i] == '\n') {
                return octets;
            }
            carriageReturns += octets[i] == '\r' ? 1 : 0;
        }
        if (carriageReturns == 0) {
            return octets;
        }
        var copy = octets.clone();
        for (var i = 0; i < copy.length; i++) {
            if (copy[i] == '\r') {
                copy[i] = '\n';
            }
        }
        return copy;
    }
}
