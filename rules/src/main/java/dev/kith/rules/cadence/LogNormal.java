package dev.kith.rules.cadence;

/// A log-normal curve with the weight of what it rests on. Shrinking draws a person's few figures towards the
/// population's as if `pseudo` more had been seen there (empirical Bayes with a fixed weight).
///
/// @param mu mean of the natural logarithms
/// @param variance of the logarithms
/// @param n figures it rests on
public record LogNormal(double mu, double variance, int n) {
    /// Standard normal quantile of 0.9.
    private static final double Z90 = 1.2815515655446004;

    public LogNormal {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("a variance is above 0: " + variance);
        }
    }

    public double quantile(double z) {
        return Math.exp(mu + z * Math.sqrt(variance));
    }

    public double p90() {
        return quantile(Z90);
    }

    public double median() {
        return Math.exp(mu);
    }

    /// The share of figures at most `x`.
    public double share(double x) {
        return x <= 0 ? 0 : Normal.cumulative((Math.log(x) - mu) / Math.sqrt(variance));
    }

    /// Gathers figures in one pass.
    public static final class Sum {
        private int n;
        private double sum;
        private double squares;

        public void add(double figure, double least) {
            var x = Math.log(Math.max(figure, least));
            n++;
            sum += x;
            squares += x * x;
        }

        public void add(Sum other) {
            n += other.n;
            sum += other.sum;
            squares += other.squares;
        }

        public int n() {
            return n;
        }

        /// The curve of these figures and of `pseudo` imagined ones from `population`.
        public LogNormal shrunk(LogNormal population, double pseudo) {
            var weight = pseudo + n;
            var mu = (pseudo * population.mu + sum) / weight;
            // around their own mean: a steady person far from the usual is steady, not wide
            var own = n == 0 ? 0 : squares - sum * sum / n;
            return new LogNormal(mu, Math.max(1e-4, (pseudo * population.variance + own) / weight), n);
        }
    }
}
