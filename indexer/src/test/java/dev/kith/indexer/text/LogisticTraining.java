package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// L2-regularised logistic regression by dual coordinate descent (Yu, Huang, Lin 2011, algorithm 5). Needs no
/// learning rate; deterministic for a seed.
final class LogisticTraining {
    private static final int PASSES = 25;
    private static final int NEWTON_STEPS = 8;

    private LogisticTraining() {}

    /// @param weight of the example against the regularisation, above 0
    record Example(ActFeatures features, boolean positive, double weight) {}

    /// @param bits of a hash that are told apart
    /// @return a weight for each hash and the bias
    static double[] train(List<Example> examples, int bits, long seed) {
        var weights = new double[(1 << bits) + 1];
        var alpha = new double[examples.size()];
        var squares = new double[examples.size()];
        var order = new ArrayList<Integer>();
        for (var i = 0; i < alpha.length; i++) {
            order.add(i);
            alpha[i] = Math.min(1e-8, examples.get(i).weight / 2);
            var features = examples.get(i).features;
            squares[i] = 1;
            var norm = features.norm();
            for (var k = 0; k < features.count(); k++) {
                squares[i] += features.value(k) * features.value(k) * norm * norm;
            }
            move(weights, examples.get(i), alpha[i]);
        }
        var random = new Random(seed);
        for (var pass = 0; pass < PASSES; pass++) {
            Collections.shuffle(order, random);
            for (var i : order) {
                var example = examples.get(i);
                var margin = score(weights, example.features) * (example.positive ? 1 : -1);
                var next = newton(alpha[i], example.weight, squares[i], margin);
                move(weights, example, next - alpha[i]);
                alpha[i] = next;
            }
        }
        return weights;
    }

    private static double newton(double alpha, double bound, double square, double margin) {
        var z = alpha;
        for (var step = 0; step < NEWTON_STEPS; step++) {
            var gradient = margin + (z - alpha) * square + Math.log(z / (bound - z));
            var next = z - gradient / (square + bound / (z * (bound - z)));
            next = next <= 0 ? z / 10 : next >= bound ? bound - (bound - z) / 10 : next;
            if (Math.abs(next - z) < 1e-10) {
                return next;
            }
            z = next;
        }
        return z;
    }

    private static void move(double[] weights, Example example, double step) {
        var signed = example.positive ? step : -step;
        var scaled = signed * example.features.norm();
        var shift = shift(weights);
        for (var k = 0; k < example.features.count(); k++) {
            weights[example.features.id(k) >>> shift] += scaled * example.features.value(k);
        }
        weights[weights.length - 1] += signed;
    }

    static double score(double[] weights, ActFeatures features) {
        var sum = 0.0;
        var shift = shift(weights);
        for (var k = 0; k < features.count(); k++) {
            sum += weights[features.id(k) >>> shift] * features.value(k);
        }
        return sum * features.norm() + weights[weights.length - 1];
    }

    private static int shift(double[] weights) {
        return ActFeatures.BITS - Integer.numberOfTrailingZeros(weights.length - 1);
    }
}
