package dev.kith.indexer.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people type them: `2024-03-05`, `2024-03`, `2024`, `5.3.2024`, `5 march 2024`, `march`, `today`,
/// `last week`, `last spring`, `monday`, `3 months ago`, `3m`. Seasons are the northern, meteorological ones.
final class Dates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
    private static final Pattern COMPACT = Pattern.compile("(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(\\d{2})?");
    private static final Pattern YEARLY = Pattern.compile("(\\d{1,2})[./-](\\d{4})");
    private static final int MONTHS = 12;
    private static final Pattern WORDED = Pattern.compile(
            "(?:(\\d{1,2})(?:st|nd|rd|th|\\.)? ?)?([a-z]{3,9})\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?,?)?(?: ?(\\d{4}))?");
    private static final Pattern AGO = Pattern.compile("(\\d{1,4}|a|an|one|two|three|six) ?([a-z]+?)s?(?: ago)?");
    private static final Pattern NAMED = Pattern.compile("(this|last|past|previous) ([a-z]+)(?: (\\d{4}))?");
    private static final Pattern SEASON = Pattern.compile("(spring|summer|autumn|fall|winter)(?: (\\d{4}))?");
    private static final Map<String, Integer> SEASONS =
            Map.of("spring", 3, "summer", 6, "autumn", 9, "fall", 9, "winter", 12);
    private static final Map<String, Integer> COUNTS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "six", 6);

    private Dates() {}

    /// Whole days.
    ///
    /// @param to exclusive
    record Days(LocalDate from, LocalDate to) {
        static Days of(LocalDate day) {
            return new Days(day, day.plusDays(1));
        }
    }

    static Optional<Days> read(String typed, LocalDate today) {
        var text = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
        try {
            return Optional.ofNullable(days(text, today));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable Days days(String text, LocalDate today) {
        if (text.equals("today") || text.equals("now") || text.equals("yesterday")) {
            return Days.of(text.equals("yesterday") ? today.minusDays(1) : today);
        }
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso(iso);
        }
        var dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            var first = number(dotted, 1);
            var second = number(dotted, 2);
            // the day stands first but where it can only be the second
            var american = second > MONTHS && first <= MONTHS && text.indexOf('/') > 0;
            return Days.of(LocalDate.of(number(dotted, 3), american ? first : second, american ? second : first));
        }
        var compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return days(
                    text.substring(0, 4) + "-" + text.substring(4, 6)
                            + (compact.group(1) == null ? "" : "-" + compact.group(1)),
                    today);
        }
        var yearly = YEARLY.matcher(text);
        if (yearly.matches()) {
            var first = LocalDate.of(number(yearly, 2), number(yearly, 1), 1);
            return new Days(first, first.plusMonths(1));
        }
        var season = SEASON.matcher(text);
        if (season.matches()) {
            var last = season(season.group(1), today);
            return season.group(2) == null
                    ? last
                    : years(last, number(season, 2) - last.from().getYear());
        }
        var named = NAMED.matcher(text);
        if (named.matches() && named.group(3) == null) {
            return named(named.group(1).equals("this"), named.group(2), today);
        }
        var worded = WORDED.matcher(text);
        if (worded.matches()) {
            var days = worded(worded, today);
            if (days != null) {
                return days;
            }
        }
        var ago = AGO.matcher(text);
        return ago.matches() ? ago(ago, today) : null;
    }

    private static Days iso(Matcher iso) {
        var year = number(iso, 1);
        if (iso.group(2) == null) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        }
        var first = LocalDate.of(year, number(iso, 2), 1);
        return iso.group(3) == null
                ? new Days(first, first.plusMonths(1))
                : Days.of(LocalDate.of(year, number(iso, 2), number(iso, 3)));
    }

    /// The latest season of that name that has begun.
    private static Days season(String name, LocalDate today) {
        var start = LocalDate.of(today.getYear(), SEASONS.getOrDefault(name, 3), 1);
        var begun = start.isAfter(today) ? start.minusYears(1) : start;
        return new Days(begun, begun.plusMonths(3));
    }

    private static Days years(Days days, int years) {
        return new Days(days.from().plusYears(years), days.to().plusYears(years));
    }

    private static @org.jspecify.annotations.Nullable Days named(boolean current, String unit, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var month = today.withDayOfMonth(1);
        var year = today.withDayOfYear(1);
        return switch (unit) {
            case "week" -> current ? new Days(monday, monday.plusWeeks(1)) : new Days(monday.minusWeeks(1), monday);
            case "month" -> current ? new Days(month, month.plusMonths(1)) : new Days(month.minusMonths(1), month);
            case "year" -> current ? new Days(year, year.plusYears(1)) : new Days(year.minusYears(1), year);
            default -> namedDays(current, unit, today);
        };
    }

    private static @org.jspecify.annotations.Nullable Days namedDays(boolean current, String unit, LocalDate today) {
        if (SEASONS.containsKey(unit)) {
            var begun = season(unit, today);
            // "last summer" said in summer is the one before
            return current || !begun.to().isAfter(today) ? begun : years(begun, -1);
        }
        var weekday = weekday(unit);
        if (weekday != null) {
            return Days.of(today.with(TemporalAdjusters.previous(weekday)));
        }
        var named = month(unit);
        return named == null ? null : latest(named, today);
    }

    private static Days latest(Month month, LocalDate today) {
        var first = LocalDate.of(today.getYear(), month, 1);
        var begun = first.isAfter(today) ? first.minusYears(1) : first;
        return new Days(begun, begun.plusMonths(1));
    }

    private static @org.jspecify.annotations.Nullable Days worded(Matcher worded, LocalDate today) {
        var name = worded.group(2);
        var month = month(name);
        var day = worded.group(1) != null ? worded.group(1) : worded.group(3);
        if (month == null) {
            var weekday = weekday(name);
            return weekday == null || day != null || worded.group(4) != null
                    ? null
                    : Days.of(today.with(TemporalAdjusters.previousOrSame(weekday)));
        }
        var of = worded.group(4) == null ? latest(month, today).from() : LocalDate.of(number(worded, 4), month, 1);
        return day == null ? new Days(of, of.plusMonths(1)) : Days.of(of.withDayOfMonth(Integer.parseInt(day)));
    }

    private static @org.jspecify.annotations.Nullable Days ago(Matcher ago, LocalDate today) {
        var count = COUNTS.getOrDefault(ago.group(1), -1);
        if (count < 0) {
            if (!Character.isDigit(ago.group(1).charAt(0))) {
                return null;
            }
            count = Integer.parseInt(ago.group(1));
        }
        var day = switch (ago.group(2)) {
            case "d", "day" -> today.minusDays(count);
            case "w", "week" -> today.minusWeeks(count);
            case "m", "mo", "month" -> today.minusMonths(count);
            case "y", "year" -> today.minusYears(count);
            default -> null;
        };
        return day == null ? null : Days.of(day);
    }

    private static @org.jspecify.annotations.Nullable Month month(String name) {
        for (var month : Month.values()) {
            var full = month.name().toLowerCase(Locale.ROOT);
            if (full.equals(name) || (name.length() >= 3 && name.length() <= 4 && full.startsWith(name))) {
                return month;
            }
        }
        return null;
    }

    private static @org.jspecify.annotations.Nullable DayOfWeek weekday(String name) {
        for (var day : DayOfWeek.values()) {
            var full = day.name().toLowerCase(Locale.ROOT);
            if (full.equals(name) || (name.length() >= 3 && name.length() <= 4 && full.startsWith(name))) {
                return day;
            }
        }
        return null;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
