package dev.kith.app.config;

import java.time.Period;
import java.util.Locale;
import java.util.regex.Pattern;

/// Spans of time and amounts of octets as people write them: `10y`, `18mo`, `90d`; `500MB`, `2 GB`.
final class Amounts {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s*(y|mo|w|d)");
    private static final Pattern OCTETS = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)");

    private Amounts() {}

    static Period span(String text) {
        var match = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a span of time");
        }
        var n = Integer.parseInt(match.group(1));
        return switch (match.group(2)) {
            case "y" -> Period.ofYears(n);
            case "mo" -> Period.ofMonths(n);
            case "w" -> Period.ofWeeks(n);
            default -> Period.ofDays(n);
        };
    }

    static long octets(String text) {
        var match = OCTETS.matcher(text.toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an amount of octets");
        }
        var n = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "KB" -> n * 1_000;
            case "MB" -> n * 1_000_000;
            case "GB" -> n * 1_000_000_000;
            default -> n;
        };
    }
}
