package dev.kith.rules.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The curve of Kaplan and Meier (1958): the share of ties that last at least so long.
final class Longevity {
    private final List<Step> steps = new ArrayList<>();

    /// @param days how long it lasted, or has lasted so far
    /// @param ended false: it goes on
    record Life(double days, boolean ended) {}

    private record Step(double days, double share) {}

    Longevity(List<Life> lives) {
        var sorted =
                lives.stream().sorted(Comparator.comparingDouble(Life::days)).toList();
        var share = 1.0;
        for (var i = 0; i < sorted.size(); ) {
            var day = sorted.get(i).days();
            var atRisk = sorted.size() - i;
            var ended = 0;
            for (; i < sorted.size() && sorted.get(i).days() == day; i++) {
                ended += sorted.get(i).ended() ? 1 : 0;
            }
            if (ended > 0) {
                share *= 1 - ended / (double) atRisk;
                steps.add(new Step(day, share));
            }
        }
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
