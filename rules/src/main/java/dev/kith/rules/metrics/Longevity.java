package dev.kith.rules.metrics;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long ties last: the curve of Kaplan and Meier (1958), the share of ties that last at least so long. A tie that
/// goes on counts for as long as it has lasted, and says nothing of its end.
///
/// @param steps where the curve falls, the first at 0 with a share of 1
/// @param ties how many it rests on
/// @param days how far it reaches
public record Longevity(List<Step> steps, int ties, double days) {
    /// With fewer ties nothing is said.
    static final int ENOUGH = 10;
    /// A tie: so many days of contact, both ways.
    static final int CONTACT_DAYS = 3;

    private static final double YEAR = 365;
    private static final double GAPS = 8;

    /// @param days since the first contact
    /// @param share of ties that last longer, 0 to 1
    /// @param observed ties that had lasted so long just before
    public record Step(double days, double share, int observed) {}

    /// @param days how long it lasted, or has lasted so far
    /// @param ended false: it goes on
    record Life(double days, boolean ended) {}

    public Longevity {
        steps = List.copyOf(steps);
    }

    /// Of human beings with whom mail went both ways until then.
    public static Longevity of(List<History> histories, Instant now) {
        return curve(histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN)
                .map(history -> new History(history.person(), until(history, now)))
                .filter(history -> history.twoWay() && Rhythm.days(history.interactions()).length >= CONTACT_DAYS)
                .map(history -> life(Rhythm.days(history.interactions()), now))
                .toList());
    }

    private static List<Interaction> until(History history, Instant now) {
        return history.interactions().stream()
                .filter(one -> !one.date().isAfter(now))
                .toList();
    }

    /// Ended: no contact for a year, or for eight times the usual gap where that is longer.
    ///
    /// @param days with contact, in order; at least two
    static Life life(long[] days, Instant now) {
        var lasted = (double) (days[days.length - 1] - days[0]);
        var gaps = new long[days.length - 1];
        for (var i = 1; i < days.length; i++) {
            gaps[i - 1] = days[i] - days[i - 1];
        }
        Arrays.sort(gaps);
        var silent = now.getEpochSecond() / 86_400 - days[days.length - 1];
        var ended = silent > Math.max(YEAR, GAPS * gaps[gaps.length / 2]);
        return new Life(ended ? lasted : lasted + silent, ended);
    }

    static Longevity curve(List<Life> lives) {
        var sorted =
                lives.stream().sorted(Comparator.comparingDouble(Life::days)).toList();
        var steps = new ArrayList<Step>();
        steps.add(new Step(0, 1, sorted.size()));
        var share = 1.0;
        for (var i = 0; i < sorted.size(); ) {
            var day = sorted.get(i).days();
            var observed = sorted.size() - i;
            var ended = 0;
            for (; i < sorted.size() && sorted.get(i).days() == day; i++) {
                ended += sorted.get(i).ended() ? 1 : 0;
            }
            if (ended > 0) {
                share *= 1 - ended / (double) observed;
                steps.add(new Step(day, share, observed));
            }
        }
        return new Longevity(
                steps, sorted.size(), sorted.isEmpty() ? 0 : sorted.getLast().days());
    }

    /// Are there ties enough for a curve?
    public boolean enough() {
        return ties >= ENOUGH;
    }

    double at(double days) {
        var share = 1.0;
        for (var step : steps) {
            if (step.days() <= days) {
                share = step.share();
            }
        }
        return share;
    }

    /// When half have ended; null while more than half go on.
    @Nullable
    Double median() {
        return steps.stream()
                .filter(step -> step.share() <= 0.5)
                .map(Step::days)
                .findFirst()
                .orElse(null);
    }
}
