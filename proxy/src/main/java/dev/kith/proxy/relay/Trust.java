package dev.kith.proxy.relay;

import java.nio.file.Path;

/// Whom an account's upstream certificate is checked against. There is no way to switch the check off.
public sealed interface Trust {
    /// The platform's certificate authorities, and the host name.
    record Platform() implements Trust {}

    /// The authorities in a PEM file, and the host name.
    record Authority(Path file) implements Trust {}

    /// Exactly one certificate, by the SHA-256 of its DER form in lower-case hex, whatever name it carries.
    record Pin(String sha256) implements Trust {
        public Pin {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a pin is 64 hex digits");
            }
        }
    }
}
