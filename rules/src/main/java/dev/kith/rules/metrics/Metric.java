package dev.kith.rules.metrics;

import org.jspecify.annotations.Nullable;

/// One figure of the report.
///
/// @param metric `follow-up conversion`, `time to first help`, `longevity`, `personal line`, `spread`
/// @param group what it is about: a rule, a tag, who helped, an age in years, a domain
/// @param value null: not enough yet
/// @param low lower end of the 95 % interval, or null
/// @param unit `share`, `difference` or `days`
/// @param words the figure in a sentence
public record Metric(
        String metric,
        String group,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        String unit,
        String words) {
    static Metric notYet(String metric, String group, String unit) {
        return new Metric(metric, group, null, null, null, unit, metric + ", " + group + ": not enough yet.");
    }
}
