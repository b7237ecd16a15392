package dev.kith.rules.cadence;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import java.util.HashMap;
import java.util.List;

/// How long answers take: pairs of a message and the first human answer to it, in working days.
///
/// Half of all replies come within 47 minutes and nine of ten within a day (Kooti et al. 2015); among colleagues it
/// is slower. The curve where nothing is known has its median at four hours and nine of ten within two working days.
public final class ReplyTimes {
    public static final LogNormal UNKNOWN = new LogNormal(Math.log(4 / 24.0), 3.75, 0);
    /// Imagined replies from the population in a person's curve.
    public static final double PSEUDO = 5;
    /// Imagined replies from [#UNKNOWN] in the population's curve.
    public static final double PSEUDO_POPULATION = 50;
    /// One minute, in days: what is answered faster counts as this.
    private static final double LEAST = 1 / 1440.0;
    /// A message that comes later than this in a conversation is no answer any more.
    private static final double MOST = 60;

    private ReplyTimes() {}

    /// @param by who answers: RECEIVED is the person, SENT the user
    public static LogNormal.Sum of(List<Interaction> interactions, Direction by, WorkingClock clock) {
        var sum = new LogNormal.Sum();
        var waiting = new HashMap<String, Interaction>();
        for (var one : interactions) {
            if (one.automatic()) {
                continue;
            }
            if (one.direction() != by) {
                // an answer is measured from the first message that waits, not from the reminder after it
                waiting.putIfAbsent(one.conversation(), one);
                continue;
            }
            var asked = waiting.remove(one.conversation());
            if (asked != null) {
                var days = clock.between(asked.date(), one.date());
                if (days <= MOST) {
                    sum.add(days, LEAST);
                }
            }
        }
        return sum;
    }
}
