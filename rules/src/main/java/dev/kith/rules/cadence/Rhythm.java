package dev.kith.rules.cadence;

import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.util.List;

/// The days on which there was contact with a person, and the gaps between them. Days are counted, never messages:
/// they say more about a tie (Ureña-Carrion et al. 2020).
public final class Rhythm {
    /// Gaps where nothing is known: median three weeks, wide.
    public static final LogNormal UNKNOWN = new LogNormal(Math.log(21), 1.7, 0);
    /// Imagined gaps from the population in a person's curve.
    public static final double PSEUDO = 5;

    private static final double DAY_MILLIS = 86_400_000;

    private Rhythm() {}

    /// Does this message count as contact? Notes of machines never do, nor does being one of a crowd.
    public static boolean contact(Interaction one) {
        return !one.automatic() && one.people() <= 10 && (one.sent() || one.addressed());
    }

    /// The UTC days with contact, ascending, each once.
    public static long[] days(List<Interaction> interactions) {
        return interactions.stream()
                .filter(Rhythm::contact)
                .mapToLong(one -> Math.floorDiv(one.date().toEpochMilli(), (long) DAY_MILLIS))
                .distinct()
                .toArray();
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
