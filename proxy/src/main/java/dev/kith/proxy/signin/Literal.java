package dev.kith.proxy.signin;

import org.jspecify.annotations.Nullable;

/// A literal that an IMAP line announces at its end (RFC 9051 section 4.3, RFC 7888).
///
/// @param synchronising whether whoever announced it waits for leave to send it
record Literal(int octets, boolean synchronising) {
    private static final int DIGITS_MAX = 9;

    /// @param line with its CRLF
    /// @return null when it announces none, or one of more than nine digits
    static @Nullable Literal announced(byte[] line) {
        var at = line.length - 3;
        if (at < 1 || line[at] != '}' || line[at + 1] != '\r' || line[at + 2] != '\n') {
            return null;
        }
        at--;
        var synchronising = line[at] != '+';
        if (!synchronising) {
            at--;
        }
        var octets = 0;
        var scale = 1;
        var digits = 0;
        for (; at >= 0 && line[at] >= '0' && line[at] <= '9' && digits < DIGITS_MAX; at--, digits++) {
            octets += (line[at] - '0') * scale;
            scale *= 10;
        }
        return digits > 0 && at >= 0 && line[at] == '{' ? new Literal(octets, synchronising) : null;
    }
}
