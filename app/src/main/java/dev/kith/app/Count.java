package dev.kith.app;

import java.util.Locale;

/// Amounts in words.
final class Count {
    private Count() {}

    /// `1 message`, `2,304 messages`.
    static String of(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    /// `12.3 MB`.
    static String octets(long n) {
        if (n < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f KB", n / 1e3);
        }
        return n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", n / 1e9);
    }
}
