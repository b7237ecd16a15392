package dev.kith.app.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates and spans the way people say them, as of now.
public record Days(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

    /// `14:03` today, `3 Mar` this year, `3 Mar 2024` before.
    public String on(@Nullable OffsetDateTime date) {
        if (date == null) {
            return "";
        }
        var there = date.atZoneSameInstant(zone);
        var today = now.atZone(zone);
        if (there.toLocalDate().equals(today.toLocalDate())) {
            return TIME.format(there);
        }
        return (there.getYear() == today.getYear() ? DAY : YEAR).format(there);
    }

    public String full(OffsetDateTime date) {
        return FULL.format(date.atZoneSameInstant(zone));
    }

    /// `3 days`, `5 weeks`, `7 months`: one figure.
    public static String span(double days) {
        if (days < 1.5) {
            return days < 0.5 ? "less than a day" : "a day";
        }
        if (days < 21) {
            return Math.round(days) + " days";
        }
        if (days < 70) {
            return Math.round(days / 7) + " weeks";
        }
        return days < 700 ? Math.round(days / 30.44) + " months" : Math.round(days / 365.25) + " years";
    }

    /// `12 minutes`, `5 hours`, `3 days`.
    public static String uptime(long seconds) {
        if (seconds < 7_200) {
            return count(Math.max(1, seconds / 60), "minute", "minutes");
        }
        return seconds < 172_800 ? seconds / 3_600 + " hours" : seconds / 86_400 + " days";
    }

    public static String ago(@Nullable Double days) {
        if (days == null) {
            return "never";
        }
        return days < 1 ? "today" : span(days) + " ago";
    }

    /// `1,204`.
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `1,204 messages`.
    public static String count(long n, String noun, String plural) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? noun : plural);
    }

    public static String octets(long n) {
        if (n < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f KB", n / 1e3);
        }
        return n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", n / 1e9);
    }
}
