package dev.kith.rules.cadence;

import java.util.Arrays;

/// Logistic regression with a Gaussian prior around given weights, by Newton's method with halved steps: with no
/// figures the prior stays, with many it no longer matters. Cost: rows times weights squared a step, some ten steps.
final class Logistic {
    private static final int STEPS_MAX = 25;
    private static final double LEAST_CURVATURE = 1e-6;

    private Logistic() {}

    static double probability(double[] weights, double[] row) {
        return 1 / (1 + Math.exp(-Math.clamp(dot(weights, row), -30, 30)));
    }

    /// @param precision of the prior, one a weight
    static double[] fit(double[][] rows, boolean[] labels, double[] prior, double[] precision) {
        var weights = prior.clone();
        var loss = loss(rows, labels, weights, prior, precision);
        for (var step = 0; step < STEPS_MAX; step++) {
            var direction = direction(rows, labels, weights, prior, precision);
            var length = 1.0;
            var tried = weights;
            var less = loss;
            while (length > 1e-4) {
                tried = minus(weights, direction, length);
                less = loss(rows, labels, tried, prior, precision);
                if (less <= loss) {
                    break;
                }
                length /= 2;
            }
            if (length <= 1e-4) {
                return weights;
            }
            var done = loss - less < 1e-7 * Math.abs(loss);
            weights = tried;
            loss = less;
            if (done) {
                return weights;
            }
        }
        return weights;
    }

    private static double[] direction(
            double[][] rows, boolean[] labels, double[] weights, double[] prior, double[] precision) {
        var k = weights.length;
        var gradient = new double[k];
        var curvature = new double[k][k];
        for (var i = 0; i < k; i++) {
            gradient[i] = precision[i] * (weights[i] - prior[i]);
            curvature[i][i] = precision[i];
        }
        for (var r = 0; r < rows.length; r++) {
            var row = rows[r];
            var p = probability(weights, row);
            var off = p - (labels[r] ? 1 : 0);
            var curve = Math.max(p * (1 - p), LEAST_CURVATURE);
            for (var i = 0; i < k; i++) {
                gradient[i] += off * row[i];
                var part = curve * row[i];
                var line = curvature[i];
                for (var j = 0; j <= i; j++) {
                    line[j] += part * row[j];
                }
            }
        }
        return solve(curvature, gradient);
    }

    /// Cholesky on the lower half, in place.
    private static double[] solve(double[][] a, double[] b) {
        var k = b.length;
        for (var i = 0; i < k; i++) {
            for (var j = 0; j <= i; j++) {
                var sum = a[i][j];
                for (var m = 0; m < j; m++) {
                    sum -= a[i][m] * a[j][m];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
        }
        var x = Arrays.copyOf(b, k);
        for (var i = 0; i < k; i++) {
            for (var m = 0; m < i; m++) {
                x[i] -= a[i][m] * x[m];
            }
            x[i] /= a[i][i];
        }
        for (var i = k - 1; i >= 0; i--) {
            for (var m = i + 1; m < k; m++) {
                x[i] -= a[m][i] * x[m];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static double loss(
            double[][] rows, boolean[] labels, double[] weights, double[] prior, double[] precision) {
        var loss = 0.0;
        for (var i = 0; i < weights.length; i++) {
            loss += 0.5 * precision[i] * (weights[i] - prior[i]) * (weights[i] - prior[i]);
        }
        for (var r = 0; r < rows.length; r++) {
            var z = dot(weights, rows[r]);
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (labels[r] ? z : 0);
        }
        return loss;
    }

    private static double[] minus(double[] weights, double[] direction, double length) {
        var result = new double[weights.length];
        for (var i = 0; i < result.length; i++) {
            result[i] = weights[i] - length * direction[i];
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
