package dev.kith.rules.cadence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The walk-forward test of a contact network: how well the chance of a next contact is judged month by month, against
/// plain recency. The protocol is fixed in docs/tie.md.
public final class TieTest {
    /// Silence at least so long for each horizon, in days.
    private static final int[][] HORIZONS = {{30, 0}, {60, 14}, {90, 30}};

    private static final int SNAPSHOTS_CLOSED_MIN = 2;
    private static final int SNAPSHOTS_TO_REFIT = 6;
    private static final int SNAPSHOTS_BETWEEN_REFITS = 3;
    private static final int ROWS_FIT_MAX = 30_000;
    private static final double PRECISION = 30;
    private static final double PRECISION_LEVEL = 60;

    private TieTest() {}

    /// How one horizon came out.
    ///
    /// @param snapshots test snapshots; with fewer than three nothing but `n` is judged and the figures are NaN
    /// @param base the share of rows with a contact in the horizon
    /// @param gainLow lower end of the 95 % interval of the model's AUC over recency's, persons resampled
    public record Result(
            int horizonDays,
            int minSilenceDays,
            int n,
            int snapshots,
            double base,
            double aucRecency,
            double aucModel,
            double brierRecency,
            double brierModel,
            double ece,
            double gainLow,
            double gainHigh) {
        public boolean judged() {
            return snapshots >= Tested.SNAPSHOTS_MIN;
        }
    }

    /// Runs all horizons.
    public static List<Result> run(Network network) {
        return run(network, "resume.csv");
    }

    /// Runs all horizons, one after another. Several networks are walked each by itself and judged as one pool; one
    /// with too few test snapshots adds nothing to it.
    public static Stream<Result> each(List<Network> networks) {
        return Arrays.stream(HORIZONS).map(horizon -> {
            var tested = new ArrayList<Tested>();
            for (var network : networks) {
                tested.add(tested(network, horizon[0], horizon[1], Weights.shipped("resume.csv", horizon[0])));
            }
            return Tested.pooled(tested).result(horizon[0], horizon[1]);
        });
    }

    /// How many there are.
    public static int horizons() {
        return HORIZONS.length;
    }

    /// @param weights the resource to begin with; for the published figures one that never saw the network
    static List<Result> run(Network network, String weights) {
        var results = new ArrayList<Result>();
        for (var horizon : HORIZONS) {
            results.add(tested(network, horizon[0], horizon[1], Weights.shipped(weights, horizon[0]))
                    .result(horizon[0], horizon[1]));
        }
        return results;
    }

    /// What was said of each case of the tested snapshots, and what came.
    static Tested tested(Network network, int horizon, int minSilence, Weights weights) {
        var cases = network.cases(horizon, minSilence, weights);
        var tested = new Tested.Builder();
        var model = new Learner(weights.weight(), true);
        var recency = new Learner(new double[2], false);
        for (var day : cases.keySet()) {
            var closed = new ArrayList<>(cases.headMap(day - horizon, true).values());
            if (closed.size() < SNAPSHOTS_CLOSED_MIN) {
                continue;
            }
            model.learn(closed, Network.Case::row);
            recency.learn(closed, Network.Case::recency);
            for (var one : cases.get(day)) {
                tested.add(one, model.probability(one.row()), recency.probability(one.recency()));
            }
        }
        return tested.done();
    }

    /// Weights that follow the closed snapshots: at first only the level moves, from six on all of them, each quarter.
    static final class Learner {
        private final double[] prior;
        private final boolean shipped;
        private double[] weights;
        private double level;
        private int fittedOn;

        /// @param shipped the prior is worth something: stay near it; otherwise fit from the start
        Learner(double[] prior, boolean shipped) {
            this.prior = prior;
            this.shipped = shipped;
            this.weights = prior;
        }

        void learn(List<List<Network.Case>> closed, Function<Network.Case, double[]> row) {
            var first = shipped ? SNAPSHOTS_TO_REFIT : 1;
            if (closed.size() >= first && (fittedOn == 0 || closed.size() - fittedOn >= SNAPSHOTS_BETWEEN_REFITS)) {
                weights = fit(closed, row);
                fittedOn = closed.size();
                level = 0;
            } else if (fittedOn == 0) {
                level = level(closed.getLast(), row);
            }
        }

        double probability(double[] row) {
            var z = level;
            for (var i = 0; i < row.length; i++) {
                z += weights[i] * row[i];
            }
            return 1 / (1 + Math.exp(-Math.clamp(z, -30, 30)));
        }

        private double[] fit(List<List<Network.Case>> closed, Function<Network.Case, double[]> row) {
            var all = closed.stream().flatMap(List::stream).toList();
            var stride = Math.max(1, (all.size() + ROWS_FIT_MAX - 1) / ROWS_FIT_MAX);
            var rows = new double[(all.size() + stride - 1) / stride][];
            var labels = new boolean[rows.length];
            for (var i = 0; i < rows.length; i++) {
                rows[i] = row.apply(all.get(i * stride));
                labels[i] = all.get(i * stride).resumed();
            }
            var precision = new double[prior.length];
            Arrays.fill(precision, shipped ? PRECISION : 1e-3);
            // the first weight is the level: it may move more freely
            precision[0] = shipped ? PRECISION / 10 : 1e-3;
            return Logistic.fit(rows, labels, prior, precision);
        }

        private double level(List<Network.Case> last, Function<Network.Case, double[]> row) {
            var offset = 0.0;
            for (var step = 0; step < 20; step++) {
                var gradient = PRECISION_LEVEL * offset;
                var curvature = PRECISION_LEVEL;
                for (var one : last) {
                    level = offset;
                    var p = probability(row.apply(one));
                    gradient += p - (one.resumed() ? 1 : 0);
                    curvature += p * (1 - p);
                }
                offset -= gradient / curvature;
            }
            return offset;
        }
    }
}
