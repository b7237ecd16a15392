package dev.kith.indexer.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How well scores rank positives above negatives.
///
/// @param f1 at the threshold of 0.5
/// @param f1Best at the best threshold, found afterwards
/// @param auc area under the ROC curve
/// @param recall at the largest set of precision 0.90
record Ranking(int n, int positives, double f1, double f1Best, double auc, double recall) {
    record Scored(double probability, boolean positive) {}

    static Ranking of(List<Scored> scored) {
        var sorted = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::probability).reversed())
                .toList();
        var positives = (int) sorted.stream().filter(Scored::positive).count();
        var hits = 0;
        var best = 0.0;
        var half = 0.0;
        var recall = 0.0;
        var pairs = 0.0;
        for (var i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).positive) {
                hits++;
            } else {
                pairs += hits;
            }
            var f1 = 2.0 * hits / (i + 1 + positives);
            best = Math.max(best, f1);
            half = sorted.get(i).probability >= 0.5 ? f1 : half;
            recall = hits >= 0.9 * (i + 1) ? (double) hits / positives : recall;
        }
        var auc = pairs / ((double) positives * (sorted.size() - positives));
        return new Ranking(sorted.size(), positives, half, best, auc, recall);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n %d, positive %d, F1 %.3f (best threshold %.3f), AUC %.3f, recall at precision 0.90 %.3f",
                n,
                positives,
                f1,
                f1Best,
                auc,
                recall);
    }
}
