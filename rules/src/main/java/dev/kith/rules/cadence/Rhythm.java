package dev.kith.rules.cadence;

import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The days on which there was contact with a person, and the gaps between them. Days are counted, never messages:
/// they say more about a tie (Ureña-Carrion et al. 2020).
public final class Rhythm {
    /// Gaps where nothing is known: median three weeks, wide.
    public static final LogNormal UNKNOWN = new LogNormal(Math.log(21), 1.7, 0);
    /// Imagined gaps from the population in a person's curve.
    public static final double PSEUDO = 5;

    private static final double DAY_MILLIS = 86_400_000;
    private static final long DAY_SECONDS = 86_400;

    private Rhythm() {}

    /// Does this message count as contact? Notes of machines never do, nor does being one of a crowd.
    public static boolean contact(Interaction one) {
        return !one.automatic() && one.people() <= 10 && (one.sent() || one.addressed());
    }

    /// The UTC days with contact, ascending, each once.
    ///
    /// @param interactions oldest first
    public static long[] days(List<Interaction> interactions) {
        return days(interactions, Rhythm::contact);
    }

    /// The days with such contact.
    public static long[] days(List<Interaction> interactions, Predicate<Interaction> such) {
        var days = new long[interactions.size()];
        var count = 0;
        for (var one : interactions) {
            if (such.test(one)) {
                var day = Math.floorDiv(one.date().getEpochSecond(), DAY_SECONDS);
                if (count == 0 || days[count - 1] != day) {
                    days[count++] = day;
                }
            }
        }
        return Arrays.copyOf(days, count);
    }

    public static LogNormal.Sum gaps(long[] days) {
        var sum = new LogNormal.Sum();
        for (var i = 1; i < days.length; i++) {
            sum.add((double) (days[i] - days[i - 1]), 1);
        }
        return sum;
    }

    public static double daysBetween(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / DAY_MILLIS;
    }
}
