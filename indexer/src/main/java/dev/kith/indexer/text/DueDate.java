package dev.kith.indexer.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The day that a sentence names: "by Friday", "tomorrow", "next week", "12 Aug", "2026-08-12", "in two weeks", in
/// English, German, French and Spanish.
///
/// A weekday means the next one, the day itself excluded; "next week" its Friday, for that is when it is overdue; a
/// day without a year the next such day. With several days in one sentence the last counts, with "between" and "or"
/// too: nothing is late before.
///
/// @param day null when the sentence names none
record DueDate(@Nullable LocalDate day) {
    private static final Map<String, Integer> WEEKDAYS = Map.ofEntries(
            Map.entry("monday", 1),
            Map.entry("tuesday", 2),
            Map.entry("wednesday", 3),
            Map.entry("thursday", 4),
            Map.entry("friday", 5),
            Map.entry("saturday", 6),
            Map.entry("sunday", 7),
            Map.entry("mon", 1),
            Map.entry("tue", 2),
            Map.entry("tues", 2),
            Map.entry("weds", 3),
            Map.entry("wed", 3),
            Map.entry("thu", 4),
            Map.entry("thur", 4),
            Map.entry("thurs", 4),
            Map.entry("fri", 5),
            Map.entry("montag", 1),
            Map.entry("dienstag", 2),
            Map.entry("mittwoch", 3),
            Map.entry("donnerstag", 4),
            Map.entry("freitag", 5),
            Map.entry("samstag", 6),
            Map.entry("sonntag", 7),
            Map.entry("lundi", 1),
            Map.entry("mardi", 2),
            Map.entry("mercredi", 3),
            Map.entry("jeudi", 4),
            Map.entry("vendredi", 5),
            Map.entry("samedi", 6),
            Map.entry("dimanche", 7),
            Map.entry("lunes", 1),
            Map.entry("martes", 2),
            Map.entry("miércoles", 3),
            Map.entry("jueves", 4),
            Map.entry("viernes", 5));
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12),
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("januar", 1),
            Map.entry("februar", 2),
            Map.entry("märz", 3),
            Map.entry("mai", 5),
            Map.entry("juni", 6),
            Map.entry("juli", 7),
            Map.entry("oktober", 10),
            Map.entry("dezember", 12),
            Map.entry("janvier", 1),
            Map.entry("février", 2),
            Map.entry("mars", 3),
            Map.entry("avril", 4),
            Map.entry("juin", 6),
            Map.entry("juillet", 7),
            Map.entry("août", 8),
            Map.entry("septembre", 9),
            Map.entry("octobre", 10),
            Map.entry("novembre", 11),
            Map.entry("décembre", 12),
            Map.entry("enero", 1),
            Map.entry("febrero", 2),
            Map.entry("marzo", 3),
            Map.entry("abril", 4),
            Map.entry("mayo", 5),
            Map.entry("junio", 6),
            Map.entry("julio", 7),
            Map.entry("agosto", 8),
            Map.entry("septiembre", 9),
            Map.entry("octubre", 10),
            Map.entry("noviembre", 11),
            Map.entry("diciembre", 12));
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("couple", 2),
            Map.entry("few", 3),
            Map.entry("ein", 1),
            Map.entry("einer", 1),
            Map.entry("zwei", 2),
            Map.entry("drei", 3));

    static DueDate in(List<String> words, LocalDate written) {
        LocalDate last = null;
        for (var i = 0; i < words.size(); i++) {
            var found = at(words, i, written);
            if (found != null && (last == null || found.isAfter(last))) {
                last = found;
            }
        }
        return new DueDate(last);
    }

    private static @Nullable LocalDate at(List<String> words, int i, LocalDate written) {
        var word = words.get(i);
        var before = i > 0 ? words.get(i - 1) : "";
        var next = i + 1 < words.size() ? words.get(i + 1) : "";
        var weekday = WEEKDAYS.get(word);
        if (weekday != null) {
            return before.equals("last") || before.equals("letzten") ? null : weekday(written, weekday, before);
        }
        var month = MONTHS.get(word);
        if (month != null) {
            return dayOfMonth(
                    written, month, number(before), number(next), i + 2 < words.size() ? number(words.get(i + 2)) : -1);
        }
        return switch (word) {
            case "today", "tonight", "heute", "eod", "cob", "aujourd'hui", "hoy", "asap" -> written;
            case "tomorrow", "tomorow", "tmrw", "demain", "mañana" -> written.plusDays(1);
            case "morgen" -> before.equals("guten") ? null : written.plusDays(1);
            case "übermorgen" -> written.plusDays(2);
            case "week", "woche", "semaine", "semana" -> week(written, before, next);
            case "weekend" -> written.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case "month" ->
                before.equals("next") ? written.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth()) : null;
            case "in", "within" -> span(words, i + 1, written);
            default -> numeric(word, written);
        };
    }

    private static LocalDate weekday(LocalDate written, int weekday, String before) {
        var day = written.with(TemporalAdjusters.next(DayOfWeek.of(weekday)));
        var nextWeek = written.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return before.equals("next") && day.isBefore(nextWeek) ? day.plusWeeks(1) : day;
    }

    private static @Nullable LocalDate week(LocalDate written, String before, String next) {
        var friday = written.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        return switch (before) {
            case "next", "nächste", "nächster", "nächsten", "kommende", "prochaine", "próxima" ->
                written.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4);
            case "this", "diese", "dieser", "cette", "esta", "the" ->
                before.equals("the") && !next.isEmpty() ? null : friday;
            default ->
                next.equals("prochaine") || next.equals("próxima")
                        ? written.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4)
                        : null;
        };
    }

    /// `12 Aug`, `Aug 12`, with a year or the next such day. A word that is a month and more ("may", "march")
    /// needs its number.
    private static @Nullable LocalDate dayOfMonth(LocalDate written, int month, int before, int next, int after) {
        var day = next >= 1 && next <= 31 ? next : before;
        if (day < 1 || day > 31) {
            return null;
        }
        var year = next >= 1970 && next < 2100 ? next : after >= 1970 && after < 2100 ? after : -1;
        return date(written, year, month, day);
    }

    private static @Nullable LocalDate date(LocalDate written, int year, int month, int day) {
        try {
            if (year > 0) {
                return LocalDate.of(year, month, day);
            }
            var thisYear = LocalDate.of(written.getYear(), month, day);
            return thisYear.isBefore(written.minusMonths(3)) ? thisYear.plusYears(1) : thisYear;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable LocalDate span(List<String> words, int from, LocalDate written) {
        var at = from;
        while (at < words.size()
                && at < from + 3
                && (words.get(at).equals("the")
                        || words.get(at).equals("next")
                        || words.get(at).equals("of"))) {
            at++;
        }
        if (at + 1 >= words.size()) {
            return null;
        }
        var count = number(words.get(at));
        if (words.get(at).equals("a") && NUMBERS.containsKey(words.get(at + 1))) {
            at++;
            count = number(words.get(at));
        }
        at++;
        if (at < words.size() && words.get(at).equals("of")) {
            at++;
        }
        if (count < 1 || count > 60 || at >= words.size()) {
            return null;
        }
        return switch (words.get(at)) {
            case "day", "days", "tagen", "tag", "jours", "días" -> written.plusDays(count);
            case "week", "weeks", "wochen", "woche", "semaines", "semanas" -> written.plusWeeks(count);
            case "month", "months", "monaten", "monat", "mois", "meses" -> written.plusMonths(count);
            default -> null;
        };
    }

    /// ISO dates; other figures with slashes or dots are cut into words before and do not come here.
    private static @Nullable LocalDate numeric(String word, LocalDate written) {
        if (word.length() != 10 || word.charAt(4) != '-' || word.charAt(7) != '-') {
            return null;
        }
        try {
            var day = LocalDate.parse(word);
            return day.isBefore(written.minusYears(1)) ? null : day;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(String word) {
        var named = NUMBERS.get(word);
        if (named != null) {
            return named;
        }
        var digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return -1;
        }
        return switch (word.substring(digits)) {
            case "", "st", "nd", "rd", "th", "er" -> Integer.parseInt(word, 0, digits, 10);
            default -> -1;
        };
    }
}
