package dev.kith.proxy.signin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A PLAIN response (RFC 4616 section 2): authorisation name, NUL, name, NUL, password. The first is not looked
/// at.
record Plain(String user, byte[] password) {
    /// @param message zeroed here
    static @Nullable Plain of(byte[] message) {
        try {
            var first = indexOfNul(message, 0);
            var second = first < 0 ? -1 : indexOfNul(message, first + 1);
            if (second < 0) {
                return null;
            }
            return new Plain(
                    new String(message, first + 1, second - first - 1, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(message, second + 1, message.length));
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }

    private static int indexOfNul(byte[] message, int from) {
        for (var at = from; at < message.length; at++) {
            if (message[at] == 0) {
                return at;
            }
        }
        return -1;
    }
}
