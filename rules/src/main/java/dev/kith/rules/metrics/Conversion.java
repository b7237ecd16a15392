package dev.kith.rules.metrics;

import dev.kith.indexer.history.History;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Follow-up conversion (principle 75): how often a word from them came within 14 days after a reminder, against
/// occasions of the same rule that found no room in the budget.
final class Conversion {
    private static final String METRIC = "follow-up conversion";
    private static final Duration ANSWER = Duration.ofDays(14);

    private final Map<String, History> histories;
    private final Instant now;

    Conversion(Map<String, History> histories, Instant now) {
        this.histories = histories;
        this.now = now;
    }

    /// @param told reminders
    /// @param leftOut occasions found and never told
    List<FollowUp> followUps(List<Told> told, List<Told> leftOut, Said said) {
        var lines = new ArrayList<FollowUp>();
        lines.addAll(by(told, leftOut, one -> List.of(one.rule())));
        lines.addAll(by(told, leftOut, one -> {
            var history = histories.get(one.person());
            return history == null
                    ? List.of()
                    : said.about(history.person(), now).tags().stream()
                            .map(tag -> "tag " + tag)
                            .toList();
        }));
        return lines;
    }

    private List<FollowUp> by(List<Told> told, List<Told> leftOut, Function<Told, List<String>> groups) {
        var ours = grouped(told, groups);
        var control = grouped(leftOut, groups);
        return ours.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), control.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private Map<String, List<Told>> grouped(List<Told> all, Function<Told, List<String>> groups) {
        var map = new TreeMap<String, List<Told>>();
        for (var one : all) {
            if (histories.containsKey(one.person()) && one.at().plus(ANSWER).isBefore(now)) {
                groups.apply(one)
                        .forEach(group -> map.computeIfAbsent(group, _ -> new ArrayList<>())
                                .add(one));
            }
        }
        return map;
    }

    private FollowUp line(String group, List<Told> ours, List<Told> leftOut) {
        var control = drawn(leftOut, ours.size());
        if (ours.size() < Shares.ENOUGH || control.size() < Shares.ENOUGH) {
            return new FollowUp(group, null, null, Metric.notYet(METRIC, group, "difference"));
        }
        var answered = answered(ours);
        var anyway = answered(control);
        return new FollowUp(
                group,
                FollowUp.Share.of(answered, ours.size()),
                FollowUp.Share.of(anyway, control.size()),
                difference(group, answered, ours.size(), anyway, control.size()));
    }

    private static Metric difference(String group, int answered, int told, int anyway, int leftOut) {
        var share = answered / (double) told;
        var base = anyway / (double) leftOut;
        var interval = Shares.difference(answered, told, anyway, leftOut);
        return new Metric(
                METRIC,
                group,
                Shares.rounded(share - base),
                Shares.rounded(interval[0]),
                Shares.rounded(interval[1]),
                "difference",
                group + ": after " + Shares.percent(share) + " of the reminders a word from them came within 14 days; "
                        + "where there was no room for one, after " + Shares.percent(base) + ".");
    }

    /// As many as there are reminders, by a hash of the key: nobody chose them.
    private static List<Told> drawn(List<Told> leftOut, int count) {
        var seen = new HashSet<String>();
        return leftOut.stream()
                .filter(one -> seen.add(key(one)))
                .sorted(Comparator.comparingInt((Told one) -> spread(key(one).hashCode()))
                        .thenComparing(Conversion::key))
                .limit(count)
                .toList();
    }

    private static String key(Told one) {
        return one.rule() + "\n" + one.person() + "\n" + one.episode();
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9;
    }

    private int answered(List<Told> all) {
        return (int) all.stream().filter(this::answered).count();
    }

    private boolean answered(Told one) {
        var history = histories.get(one.person());
        return history != null
                && history.interactions().stream()
                        .anyMatch(mail -> !mail.sent()
                                && !mail.automatic()
                                && mail.date().isAfter(one.at())
                                && !mail.date().isAfter(one.at().plus(ANSWER)));
    }
}
