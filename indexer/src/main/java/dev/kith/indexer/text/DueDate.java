package dev.kith.indexer.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The day that a sentence names: "by Friday", "tomorrow", "next week", "12 Aug", "2026-08-12", "in two
/// weeks", "on the 26th", in English, German, French and Spanish, and in part in Italian and Dutch.
///
/// A weekday means the next one, the day itself excluded, or the date beside it ([WeekdayDate]); "next week"
/// its Friday, for that is when it is overdue; a day without a year the next such day. With several days in
/// one sentence the last counts, with "between" and "or" too: nothing is late before.
///
/// @param day null when the sentence names none
record DueDate(@Nullable LocalDate day) {
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
        var weekday = DayWords.weekday(word);
        if (weekday != null) {
            return DayWords.LAST.contains(before) || DayWords.GONE.contains(next)
                    ? null
                    : WeekdayDate.at(words, i, written, DayOfWeek.of(weekday));
        }
        var month = DayWords.MONTHS.get(word);
        if (month != null) {
            // "the 2nd of April", "el 2 de abril"
            var counted = DayWords.OF.contains(before)
                    && i > 1
                    && Character.isDigit(words.get(i - 2).charAt(0));
            var named = dayOfMonth(
                    written,
                    month,
                    DayWords.number(counted ? words.get(i - 2) : before),
                    DayWords.number(next),
                    i + 2 < words.size() ? DayWords.number(words.get(i + 2)) : -1);
            return named != null ? named : part(words, i, written, month);
        }
        if (Feasts.named(word)) {
            return Feasts.at(words, i, written);
        }
        return switch (word) {
            case "today",
                    "tonight",
                    "heute",
                    "eod",
                    "cob",
                    "aujourd'hui",
                    "hoy",
                    "oggi",
                    "stasera",
                    "vandaag",
                    "vanavond",
                    "asap" -> written;
            case "tomorrow", "tomorow", "tmrw", "demain", "mañana", "domani" -> written.plusDays(1);
            case "morgen" -> DayWords.MORNING.contains(before) ? null : written.plusDays(1);
            case "übermorgen", "après-demain", "dopodomani", "overmorgen" -> written.plusDays(2);
            case "week", "woche", "semaine", "semana", "settimana" -> week(words, i, written);
            case "weekend", "wochenende", "week-end" -> written.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case "month", "monat", "monats", "mois" -> month(words, i, written);
            case "monatsende" -> written.with(TemporalAdjusters.lastDayOfMonth());
            case "in", "within", "innerhalb", "binnen", "dans" -> span(words, i + 1, written);
            case "am", "zum" -> figures(words, i, written);
            default -> Character.isDigit(word.charAt(0)) ? number(words, i, written) : null;
        };
    }

    private static @Nullable LocalDate week(List<String> words, int i, LocalDate written) {
        var before = i > 0 ? words.get(i - 1) : "";
        var next = i + 1 < words.size() ? words.get(i + 1) : "";
        var friday = written.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        if (DayWords.NEXT.contains(before)) {
            return written.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4);
        }
        return switch (before) {
            case "der" -> i > 1 && words.get(i - 2).equals("ende") ? friday : null;
            case "this", "diese", "dieser", "cette", "esta", "questa", "deze", "the" ->
                before.equals("the") && !next.isEmpty() ? null : friday;
            default ->
                next.equals("prochaine")
                                || next.equals("próxima")
                                || next.equals("prossima")
                                || next.equals("que")
                                        && i + 2 < words.size()
                                        && words.get(i + 2).equals("viene")
                        ? written.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4)
                        : null;
        };
    }

    /// "Next month", "end of the month": its last day.
    private static @Nullable LocalDate month(List<String> words, int i, LocalDate written) {
        var before = i > 0 ? words.get(i - 1) : "";
        var next = i + 1 < words.size() ? words.get(i + 1) : "";
        if (DayWords.NEXT.contains(before) || next.equals("prochain")) {
            return written.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
        }
        for (var at = Math.max(0, i - 3); at < i && !DayWords.LAST.contains(before); at++) {
            if (words.get(at).equals("end")
                    || words.get(at).equals("ende")
                    || words.get(at).equals("fin")) {
                return written.with(TemporalAdjusters.lastDayOfMonth());
            }
        }
        return null;
    }

    /// "Ende Mai", "Mitte Mai", "end of May", "a finales de mayo", "fine maggio" (and not "fine, may I").
    private static @Nullable LocalDate part(List<String> words, int i, LocalDate written, int month) {
        var before = i > 0 ? words.get(i - 1) : "";
        if (DayWords.OF.contains(before) && i > 1) {
            before = words.get(i - 2);
        }
        return switch (before) {
            case "ende", "end", "fin", "finales", "eind", "einde" -> endOf(written, month);
            case "fine" -> DayWords.ITALIAN_MONTHS.contains(words.get(i)) ? endOf(written, month) : null;
            case "mitte", "mi", "mediados", "metà" -> date(written, -1, month, 15);
            default -> null;
        };
    }

    /// "Am 3.5.", "zum 3.5.2027"; not the "am" of a time of day, nor of "I am".
    private static @Nullable LocalDate figures(List<String> words, int i, LocalDate written) {
        if (i + 2 >= words.size()
                || i > 0 && (words.get(i - 1).equals("i") || DayWords.number(words.get(i - 1)) >= 0)) {
            return null;
        }
        var day = DayWords.number(words.get(i + 1));
        var month = DayWords.number(words.get(i + 2));
        if (day < 1 || day > 31 || month < 1 || month > 12 || !figure(words.get(i + 1)) || !figure(words.get(i + 2))) {
            return null;
        }
        var year = i + 3 < words.size() ? DayWords.number(words.get(i + 3)) : -1;
        return date(written, year >= 1970 && year < 2100 ? year : -1, month, day);
    }

    private static @Nullable LocalDate endOf(LocalDate written, int month) {
        var day = date(written, -1, month, 28);
        return day == null ? null : day.with(TemporalAdjusters.lastDayOfMonth());
    }

    private static boolean figure(String word) {
        return word.chars().allMatch(Character::isDigit);
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

    static @Nullable LocalDate date(LocalDate written, int year, int month, int day) {
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
                        || words.get(at).equals("den")
                        || words.get(at).equals("nächsten")
                        || words.get(at).equals("von")
                        || words.get(at).equals("of"))) {
            at++;
        }
        if (at + 1 >= words.size()) {
            return null;
        }
        var count = DayWords.number(words.get(at));
        if ((words.get(at).equals("a") || words.get(at).equals("ein"))
                && DayWords.NUMBERS.containsKey(words.get(at + 1))) {
            at++;
            count = DayWords.number(words.get(at));
        }
        at++;
        if (at < words.size() && words.get(at).equals("of")) {
            at++;
        }
        if (count < 1 || count > 60 || at >= words.size()) {
            return null;
        }
        return switch (words.get(at)) {
            case "day", "days", "tagen", "tag", "tage", "jour", "jours", "días" -> written.plusDays(count);
            case "week", "weeks", "wochen", "woche", "semaine", "semaines", "semanas" -> written.plusWeeks(count);
            case "month", "months", "monaten", "monat", "mois", "meses" -> written.plusMonths(count);
            default -> null;
        };
    }

    private static @Nullable LocalDate number(List<String> words, int i, LocalDate written) {
        var alone = DayAlone.at(words, i, written);
        return alone != null ? alone : numeric(words.get(i), written);
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
}
