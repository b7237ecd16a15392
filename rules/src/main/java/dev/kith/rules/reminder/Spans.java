package dev.kith.rules.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// Dates and lengths of time in words.
final class Spans {
    private static final long DAYS_AS_DAYS = 120;
    private static final long DAYS_AS_MONTHS = 730;
    private static final double MONTH_DAYS = 30.44;
    private static final double YEAR_DAYS = 365.25;

    private final Wording wording;
    private final ZoneId zone;
    private final Instant now;

    Spans(Wording wording, ZoneId zone, Instant now) {
        this.wording = wording;
        this.zone = zone;
        this.now = now;
    }

    String since(Instant then) {
        return length(Duration.between(then, now));
    }

    /// Hours below a day and a half, then days, months, years.
    String length(Duration span) {
        var hours = Math.max(1, Math.round(span.toMinutes() / 60.0));
        if (hours < 36) {
            return hours == 24 ? counted("day", 1) : counted("hour", hours);
        }
        var days = Math.round(hours / 24.0);
        if (days <= DAYS_AS_DAYS) {
            return counted("day", days);
        }
        if (days <= DAYS_AS_MONTHS) {
            return counted("month", Math.round(days / MONTH_DAYS));
        }
        return counted("year", Math.round(days / YEAR_DAYS));
    }

    /// The day, with the year where it is not this one.
    String date(Instant then) {
        var day = then.atZone(zone);
        var pattern = day.getYear() == now.atZone(zone).getYear() ? "date" : "date-with-year";
        return DateTimeFormatter.ofPattern(wording.word(pattern), wording.locale())
                .format(day);
    }

    String time(Instant then) {
        return DateTimeFormatter.ofPattern(wording.word("time"), wording.locale())
                .format(then.atZone(zone));
    }

    private String counted(String unit, long n) {
        return n == 1 ? wording.word(unit) : wording.word(unit + "s", Map.of("n", Long.toString(n)));
    }
}
