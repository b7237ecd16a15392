package dev.kith.rules.cadence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What was said of the cases of a walk-forward test, and what came, in columns.
///
/// @param snapshots how many were tested
/// @param fresh minus the days of silence: recency's order
/// @param owners whose case each is: numbers from 0
record Tested(int snapshots, boolean[] labels, double[] model, double[] recency, double[] fresh, int[] owners) {
    /// With fewer nothing is judged.
    static final int SNAPSHOTS_MIN = 3;

    private static final int RESAMPLES = 200;

    static final class Builder {
        private final List<Network.Case> cases = new ArrayList<>();
        private final List<double[]> said = new ArrayList<>();

        void add(Network.Case one, double model, double recency) {
            cases.add(one);
            said.add(new double[] {model, recency});
        }

        Tested done() {
            var n = cases.size();
            var labels = new boolean[n];
            var model = new double[n];
            var recency = new double[n];
            var fresh = new double[n];
            var owners = new int[n];
            for (var i = 0; i < n; i++) {
                labels[i] = cases.get(i).resumed();
                model[i] = said.get(i)[0];
                recency[i] = said.get(i)[1];
                fresh[i] = -cases.get(i).silence();
                owners[i] = cases.get(i).owner();
            }
            var snapshots =
                    (int) cases.stream().map(Network.Case::snapshot).distinct().count();
            return new Tested(snapshots, labels, model, recency, fresh, owners);
        }
    }

    private boolean enough() {
        return snapshots >= SNAPSHOTS_MIN;
    }

    /// All cases together; nobody of one test is anybody of another. Where there are several, those with too few
    /// snapshots are left out.
    static Tested pooled(List<Tested> tests) {
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        var pool = tests.stream().filter(Tested::enough).toList();
        var n = pool.stream().mapToInt(one -> one.labels.length).sum();
        var all = new Tested(
                pool.stream().mapToInt(Tested::snapshots).sum(),
                new boolean[n],
                new double[n],
                new double[n],
                new double[n],
                new int[n]);
        var at = 0;
        var persons = 0;
        for (var one : pool) {
            var length = one.labels.length;
            System.arraycopy(one.labels, 0, all.labels, at, length);
            System.arraycopy(one.model, 0, all.model, at, length);
            System.arraycopy(one.recency, 0, all.recency, at, length);
            System.arraycopy(one.fresh, 0, all.fresh, at, length);
            for (var i = 0; i < length; i++) {
                all.owners[at + i] = persons + one.owners[i];
            }
            at += length;
            persons += Arrays.stream(one.owners).max().orElse(-1) + 1;
        }
        return all;
    }

    TieTest.Result result(int horizon, int minSilence) {
        var n = labels.length;
        var positive = 0;
        for (var label : labels) {
            positive += label ? 1 : 0;
        }
        if (!enough() || positive == 0 || positive == n) {
            var none = Double.NaN;
            return new TieTest.Result(
                    horizon,
                    minSilence,
                    n,
                    Math.min(snapshots, SNAPSHOTS_MIN - 1),
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none);
        }
        var gain = gain();
        return new TieTest.Result(
                horizon,
                minSilence,
                n,
                snapshots,
                positive / (double) n,
                Scores.auc(fresh, labels),
                Scores.auc(model, labels),
                Scores.brier(recency, labels),
                Scores.brier(model, labels),
                Scores.calibrationError(model, labels),
                gain[0],
                gain[1]);
    }

    /// The 95 % interval of the gain in AUC, all rows of a person drawn together.
    private double[] gain() {
        var byModel = new Scores.Sorted(model, labels);
        var byFresh = new Scores.Sorted(fresh, labels);
        var persons = Arrays.stream(owners).max().orElse(0) + 1;
        var known = Arrays.stream(owners).distinct().sorted().toArray();
        var random = new SplittableRandom(20_260_105);
        var gains = new double[RESAMPLES];
        for (var sample = 0; sample < RESAMPLES; sample++) {
            var times = new int[persons];
            for (var draw = 0; draw < known.length; draw++) {
                times[known[random.nextInt(known.length)]]++;
            }
            gains[sample] = byModel.auc(owners, times) - byFresh.auc(owners, times);
        }
        Arrays.sort(gains);
        return new double[] {gains[(int) (RESAMPLES * 0.025)], gains[(int) (RESAMPLES * 0.975) - 1]};
    }
}
