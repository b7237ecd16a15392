package dev.kith.rules.metrics;

import org.jspecify.annotations.Nullable;

/// What followed reminders of one kind, beside what followed where there was none: the share after which a word from
/// them came within 14 days.
///
/// @param group a rule, or a tag
/// @param told after a reminder; null: not enough yet
/// @param leftOut where the same was found and there was no room for a reminder: the control group; null: not enough
/// yet
/// @param metric the difference of the two, as the report has it
public record FollowUp(
        String group, @Nullable Share told, @Nullable Share leftOut, Metric metric) {
    /// A share, 0 to 1, with its 95 % interval (Wilson).
    public record Share(double value, double low, double high) {
        static Share of(int hits, int n) {
            var interval = Shares.wilson(hits, n);
            return new Share(
                    Shares.rounded(hits / (double) n), Shares.rounded(interval[0]), Shares.rounded(interval[1]));
        }
    }

    public boolean enough() {
        return told != null && leftOut != null;
    }
}
