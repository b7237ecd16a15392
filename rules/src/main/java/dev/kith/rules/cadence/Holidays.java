package dev.kith.rules.cadence;

import java.time.LocalDate;
import java.time.Month;
import java.util.stream.IntStream;

/// The days on which hardly anybody in Europe or America waits for an answer, working day or not: 24 December to
/// 1 January, Good Friday and Easter Monday. A nudge that comes some days late is cheaper than one on such a day;
/// what else is a holiday depends on the place and is left out.
final class Holidays {
    private static final int FIRST = 1970;
    private static final int LAST = 2099;

    /// Days since 1970, in rising order.
    static final int[] ALL =
            IntStream.rangeClosed(FIRST, LAST).flatMap(Holidays::in).sorted().toArray();

    private Holidays() {}

    private static IntStream in(int year) {
        var easter = (int) easter(year).toEpochDay();
        var christmas = (int) LocalDate.of(year, Month.DECEMBER, 24).toEpochDay();
        return IntStream.concat(
                IntStream.of((int) LocalDate.of(year, Month.JANUARY, 1).toEpochDay(), easter - 2, easter + 1),
                IntStream.range(christmas, christmas + 8));
    }

    /// Easter Sunday of the Western churches: the anonymous Gregorian computus (Nature 13, 1876, 487).
    static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = (b - (b + 8) / 25 + 1) / 3;
        var e = (19 * a + b - b / 4 - d + 15) % 30;
        var f = (32 + 2 * (b % 4) + 2 * (c / 4) - e - c % 4) % 7;
        var g = (a + 11 * e + 22 * f) / 451;
        var month = (e + f - 7 * g + 114) / 31;
        var day = (e + f - 7 * g + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
