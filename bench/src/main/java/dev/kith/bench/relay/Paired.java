package dev.kith.bench.relay;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The ratio of two series measured in the same rounds: its median, and a 95 % bootstrap interval (Efron, 1979).
record Paired(double median, double low, double high) {
    private static final int RESAMPLES = 2000;

    static Paired of(double[] these, double[] those) {
        double[] ratios = new double[these.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = these[i] / those[i];
        }
        var random = new SplittableRandom(1);
        double[] medians = new double[RESAMPLES];
        double[] sample = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(sample, _ -> ratios[random.nextInt(ratios.length)]);
            medians[i] = median(sample);
        }
        Arrays.sort(medians);
        return new Paired(median(ratios), medians[RESAMPLES / 40], medians[RESAMPLES - RESAMPLES / 40 - 1]);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
