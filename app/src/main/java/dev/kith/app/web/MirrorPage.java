package dev.kith.app.web;

import dev.kith.app.line.PersonLine;
import dev.kith.rules.metrics.Figures;
import dev.kith.rules.metrics.FollowUp;
import dev.kith.rules.metrics.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The user's network to look at.
///
/// @param circles whom the picture shows, the nearest circle first
/// @param others how many more there are
public record MirrorPage(Frame frame, Figures figures, List<Placed> circles, int others) {
    /// Shown as pictures, so not in words as well.
    private static final Set<String> DRAWN = Set.of("follow-up conversion", "longevity");

    private static final double YEAR = 365.25;

    public record Placed(PersonLine person, Circle circle) {}

    /// Kinds of reminders of which enough is known, with their control group.
    public List<FollowUp> known() {
        return figures.followUps().stream().filter(FollowUp::enough).toList();
    }

    /// The other kinds.
    public List<String> unknown() {
        return figures.followUps().stream()
                .filter(one -> !one.enough())
                .map(FollowUp::group)
                .toList();
    }

    /// The rest of the report.
    public List<Metric> words() {
        return figures.metrics().stream()
                .filter(metric -> !DRAWN.contains(metric.metric()))
                .toList();
    }

    /// `1.25`
    public static String years(double days) {
        return String.format(Locale.ROOT, "%.2f", days / YEAR);
    }

    /// `75 %`
    public static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
