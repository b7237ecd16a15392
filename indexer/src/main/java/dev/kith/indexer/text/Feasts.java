package dev.kith.indexer.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The day that a feast means, in six languages: the next Easter Monday, Whit Monday or 26 December. "After
/// Easter" is no day.
final class Feasts {
    private static final Set<String> EASTER = Set.of("easter", "ostern", "pâques", "pascua", "pasqua", "pasen");
    private static final Set<String> WHITSUN = Set.of("whitsun", "pentecost", "pfingsten", "pentecôte", "pinksteren");
    private static final Set<String> CHRISTMAS =
            Set.of("christmas", "xmas", "weihnachten", "noël", "navidad", "natale", "kerst", "kerstmis");
    private static final Set<String> NOT_ON = ActShapes.set(
            "after since merry happy last nach seit frohe schöne letzte letztes après depuis joyeux joyeuses"
                    + " dernier después desde feliz felices pasada dopo buon buona buone scorso scorsa na sinds fijne"
                    + " vrolijk vorige father mother");
    /// "Después de Navidad", "nach den Weihnachten"
    private static final Set<String> BETWEEN = Set.of("de", "den", "di", "the", "les", "la", "le", "last");

    private Feasts() {}

    static boolean named(String word) {
        return EASTER.contains(word) || WHITSUN.contains(word) || CHRISTMAS.contains(word);
    }

    /// @param i where the feast stands
    static @Nullable LocalDate at(List<String> words, int i, LocalDate written) {
        var before = i > 0 && BETWEEN.contains(words.get(i - 1)) ? i - 2 : i - 1;
        if (before >= 0 && NOT_ON.contains(words.get(before))) {
            return null;
        }
        var day = in(words.get(i), written.getYear());
        return day.isBefore(written) ? in(words.get(i), written.getYear() + 1) : day;
    }

    private static LocalDate in(String word, int year) {
        if (CHRISTMAS.contains(word)) {
            return LocalDate.of(year, 12, 26);
        }
        var easter = easter(year);
        return EASTER.contains(word) ? easter.plusDays(1) : easter.plusDays(50);
    }

    /// Easter Sunday, by the Gregorian computus ("anonymous" of 1876).
    private static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
