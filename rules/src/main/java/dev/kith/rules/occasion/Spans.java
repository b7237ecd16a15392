package dev.kith.rules.occasion;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes lengths of time and days in words: "2 working days", "21 November".
public final class Spans {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Spans() {}

    /// The year is said where it is not today's.
    static String day(LocalDate day, LocalDate today) {
        return day.format(day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR);
    }

    public static String days(double days) {
        var whole = Math.round(days);
        return whole == 1 ? "1 day" : whole + " days";
    }

    static String workingDays(double days) {
        if (days < 0.5) {
            var hours = Math.max(1, Math.round(days * 24));
            return hours == 1 ? "1 hour" : hours + " hours";
        }
        var whole = Math.round(days);
        return whole == 1 ? "1 working day" : whole + " working days";
    }
}
