package dev.kith.rules.metrics;

import java.util.List;

/// The report with what its pictures need.
///
/// @param metrics all lines of the report
/// @param followUps by rule, then by tag
/// @param longevity of all ties
public record Figures(List<Metric> metrics, List<FollowUp> followUps, Longevity longevity) {
    public Figures {
        metrics = List.copyOf(metrics);
        followUps = List.copyOf(followUps);
    }
}
