package dev.kith.indexer.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The day that a weekday means: the date that stands beside it, "viernes 22 de mayo", "Friday, May 22",
/// "Freitag, den 22.5.", "vendredi 22", "22 May (Friday)"; else the next such weekday. A date beside it that
/// has passed leaves it as it is, and so do figures that fall on another weekday: "Friday 10 am".
final class WeekdayDate {
    private static final Set<String> ARTICLES =
            Set.of("the", "den", "dem", "der", "le", "el", "il", "lo", "de", "del", "día", "dia");
    private static final Set<String> CLOCK = Set.of("uhr", "h", "uur", "pm", "o'clock", "heures", "horas");
    private static final int MONTHS = 12;

    private WeekdayDate() {}

    /// @param i where the weekday stands
    static LocalDate at(List<String> words, int i, LocalDate written, DayOfWeek weekday) {
        var behind = behind(words, i, written, weekday);
        if (behind != null && !behind.isBefore(written)) {
            return behind;
        }
        var before = i > 1 ? dayAndMonth(words, i - 2, written) : null;
        if (before != null && before.getDayOfWeek() == weekday && !before.isBefore(written)) {
            return before;
        }
        return next(words, i, written, weekday);
    }

    private static LocalDate next(List<String> words, int i, LocalDate written, DayOfWeek weekday) {
        var day = written.with(TemporalAdjusters.next(weekday));
        var nextWeek = written.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return i > 0 && words.get(i - 1).equals("next") && day.isBefore(nextWeek) ? day.plusWeeks(1) : day;
    }

    private static @Nullable LocalDate behind(List<String> words, int i, LocalDate written, DayOfWeek weekday) {
        var at = i + 1;
        while (at < words.size() && at < i + 3 && ARTICLES.contains(words.get(at))) {
            at++;
        }
        var named = dayAndMonth(words, at, written);
        if (named != null) {
            return named;
        }
        return figure(words, at) ? figures(words, at, written, weekday) : null;
    }

    /// "22 May", "22 de mayo", "May 22nd", with a year or the next such day.
    private static @Nullable LocalDate dayAndMonth(List<String> words, int at, LocalDate written) {
        if (at + 1 >= words.size()) {
            return null;
        }
        var month = DayWords.MONTHS.get(words.get(at));
        if (month != null) {
            return figure(words, at + 1) ? date(words, at + 2, written, month, day(words, at + 1)) : null;
        }
        var after = DayWords.OF.contains(words.get(at + 1)) ? at + 2 : at + 1;
        month = after < words.size() ? DayWords.MONTHS.get(words.get(after)) : null;
        return month != null && figure(words, at) ? date(words, after + 1, written, month, day(words, at)) : null;
    }

    /// "22.5.", "22/05/2026", "5/22", "the 22nd": only what falls on that weekday.
    private static @Nullable LocalDate figures(List<String> words, int at, LocalDate written, DayOfWeek weekday) {
        var day = day(words, at);
        if (!figure(words, at + 1)) {
            var alone = day > 0 && DayAlone.ends(words, at) ? DayAlone.next(written, day) : null;
            return alone != null && alone.getDayOfWeek() == weekday ? alone : null;
        }
        if (at + 2 < words.size() && CLOCK.contains(words.get(at + 2))) {
            return null;
        }
        var month = day(words, at + 1);
        for (var found : new @Nullable LocalDate[] {
            month > MONTHS ? null : date(words, at + 2, written, month, day),
            day > MONTHS ? null : date(words, at + 2, written, day, month)
        }) {
            if (found != null && found.getDayOfWeek() == weekday && !found.isBefore(written)) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(List<String> words, int at, LocalDate written, int month, int day) {
        var behind = at < words.size() && DayWords.OF.contains(words.get(at)) ? at + 1 : at;
        var year = behind < words.size() ? DayWords.number(words.get(behind)) : -1;
        return day < 1 || month < 1 ? null : DueDate.date(written, year >= 1970 && year < 2100 ? year : -1, month, day);
    }

    private static boolean figure(List<String> words, int at) {
        return at < words.size() && Character.isDigit(words.get(at).charAt(0));
    }

    /// 0 for what is no day.
    private static int day(List<String> words, int at) {
        var number = DayWords.number(words.get(at));
        return number >= 1 && number <= 31 ? number : 0;
    }
}
