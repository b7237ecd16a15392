package dev.kith.indexer.mime;

import java.util.Arrays;

/// Content-Transfer-Encoding (RFC 2045 section 6) undone, leniently and up to a number of octets.
final class TransferDecoding {
    private static final byte[] SEXTET = new byte[128];
    private static final byte PAD = 64;

    static {
        Arrays.fill(SEXTET, (byte) -1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (var i = 0; i < alphabet.length(); i++) {
            SEXTET[alphabet.charAt(i)] = (byte) i;
        }
        SEXTET['-'] = 62;
        SEXTET['_'] = 63;
        SEXTET['='] = PAD;
    }

    private TransferDecoding() {}

    /// Octets that are no base64 are skipped; several padded runs one after the other are all read.
    static byte[] base64(byte[] octets, int start, int end, int octetsMax) {
        var out = new byte[(int) Math.min(octetsMax, (end - start) * 3L / 4 + 3)];
        var length = 0;
        var bits = 0;
        var held = 0;
        for (var i = start; i < end && length < out.length; i++) {
            var b = octets[i];
            var value = b < 0 ? -1 : SEXTET[b];
            if (value == PAD) {
                bits = 0;
                held = 0;
            } else if (value >= 0) {
                held = held << 6 | value;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out[length++] = (byte) (held >> bits);
                }
            }
        }
        return Arrays.copyOf(out, length);
    }

    /// How many octets [#base64] would give, without decoding.
    static long base64Octets(byte[] octets, int start, int end) {
        var sextets = 0L;
        for (var i = start; i < end; i++) {
            var b = octets[i];
            if (b > ' ' && b != '=' && SEXTET[b] >= 0) {
                sextets++;
            }
        }
        return sextets * 3 / 4;
    }

    /// `=` that begins no hex pair stays as it is; space before a line end goes.
    static byte[] quotedPrintable(byte[] octets, int start, int end, int octetsMax) {
        var out = new byte[Math.min(octetsMax, end - start)];
        var length = 0;
        for (var i = start; i < end && length < out.length; i++) {
            var b = octets[i];
            if (b != '=') {
                out[length++] = b;
                continue;
            }
            var high = i + 1 < end ? Character.digit(octets[i + 1], 16) : -1;
            var low = i + 2 < end ? Character.digit(octets[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
                continue;
            }
            var lineEnd = softLineEnd(octets, i + 1, end);
            if (lineEnd < 0) {
                out[length++] = b;
            } else {
                i = lineEnd;
            }
        }
        return Arrays.copyOf(out, length);
    }

    /// The LF of a soft line break whose `=` stood just before `at`, or -1.
    private static int softLineEnd(byte[] octets, int at, int end) {
        var i = at;
        while (i < end && (octets[i] == ' ' || octets[i] == '\t' || octets[i] == '\r')) {
            i++;
        }
        return i >= end ? end - 1 : octets[i] == '\n' ? i : -1;
    }

    /// The first file in a uuencoded body.
    static byte[] uuencoded(byte[] octets, int start, int end, int octetsMax) {
        var out = new byte[Math.min(octetsMax, end - start)];
        var length = 0;
        var begun = false;
        for (var at = start; at < end; ) {
            var lineEnd = Octets.lineEnd(octets, at, end);
            if (!begun) {
                begun = Octets.startsWith(octets, at, lineEnd, "begin ");
            } else if (Octets.startsWith(octets, at, lineEnd, "end")) {
                break;
            } else {
                length = uuline(octets, at, lineEnd, out, length);
            }
            at = lineEnd + 1;
        }
        return Arrays.copyOf(out, length);
    }

    private static int uuline(byte[] octets, int at, int lineEnd, byte[] out, int before) {
        var length = before;
        var count = lineEnd > at ? (octets[at] - ' ') & 63 : 0;
        for (var i = at + 1; i < lineEnd && count > 0; i += 4) {
            var held = 0;
            for (var j = 0; j < 4; j++) {
                held = held << 6 | (i + j < lineEnd ? (octets[i + j] - ' ') & 63 : 0);
            }
            for (var j = 16; j >= 0 && count > 0 && length < out.length; j -= 8, count--) {
                out[length++] = (byte) (held >> j);
            }
        }
        return length;
    }
}
