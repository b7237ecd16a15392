package dev.kith.rules.cadence;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How good chances were.
final class Scores {
    private static final int BINS = 10;

    private Scores() {}

    /// The chance that a case with contact was ranked above one without; ties count half.
    static double auc(double[] score, boolean[] label) {
        return new Sorted(score, label).auc(null, null);
    }

    static double brier(double[] chance, boolean[] label) {
        var sum = 0.0;
        for (var i = 0; i < chance.length; i++) {
            var off = chance[i] - (label[i] ? 1 : 0);
            sum += off * off;
        }
        return sum / chance.length;
    }

    /// Expected calibration error over ten bins of equal width.
    static double calibrationError(double[] chance, boolean[] label) {
        var said = new double[BINS];
        var came = new double[BINS];
        for (var i = 0; i < chance.length; i++) {
            var bin = Math.min(BINS - 1, (int) (chance[i] * BINS));
            said[bin] += chance[i];
            came[bin] += label[i] ? 1 : 0;
        }
        var error = 0.0;
        for (var bin = 0; bin < BINS; bin++) {
            error += Math.abs(said[bin] - came[bin]);
        }
        return error / chance.length;
    }

    /// Cases in the order of their score, sorted once for many weighted AUCs.
    static final class Sorted {
        private final int[] order;
        private final double[] score;
        private final boolean[] label;

        Sorted(double[] score, boolean[] label) {
            this.score = score;
            this.label = label;
            this.order = IntStream.range(0, score.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> score[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /// @param owner of each case, or null: every case counts once
        /// @param times how often each owner counts
        double auc(int @Nullable [] owner, int @Nullable [] times) {
            var below = 0.0;
            var pairs = 0.0;
            var positives = 0.0;
            var at = 0;
            while (at < order.length) {
                var equalPositive = 0.0;
                var equalNegative = 0.0;
                var value = score[order[at]];
                for (; at < order.length && score[order[at]] == value; at++) {
                    var weight = owner == null || times == null ? 1 : times[owner[order[at]]];
                    if (label[order[at]]) {
                        equalPositive += weight;
                    } else {
                        equalNegative += weight;
                    }
                }
                pairs += equalPositive * (below + equalNegative / 2);
                below += equalNegative;
                positives += equalPositive;
            }
            return pairs / (positives * below);
        }
    }
}
