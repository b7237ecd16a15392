package dev.kith.app;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Amounts in words.
final class Count {
    private Count() {}

    /// `2,304`.
    static String of(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `1 message`, `2,304 messages`.
    static String of(long n, String noun) {
        return of(n, noun, noun + "s");
    }

    static String of(long n, String noun, String plural) {
        return of(n) + " " + (n == 1 ? noun : plural);
    }

    /// `3 days`, `5 weeks`, `7 months`, `3 years`: one figure, the way people say it.
    static String days(double days) {
        if (days < 1.5) {
            return days < 0.5 ? "few hours" : "day";
        }
        if (days < 21) {
            return of(Math.round(days), "day");
        }
        if (days < 70) {
            return of(Math.round(days / 7), "week");
        }
        return days < 700 ? of(Math.round(days / 30.44), "month") : of(Math.round(days / 365.25), "year");
    }

    static String daysAgo(double days) {
        if (days < 1) {
            return "today";
        }
        return days < 1.5 ? "a day ago" : days(days) + " ago";
    }

    /// What is there of the two, with a comma between.
    static String list(@Nullable String a, @Nullable String b) {
        return Stream.of(a, b).filter(s -> s != null && !s.isEmpty()).collect(Collectors.joining(", "));
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
