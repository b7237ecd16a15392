package dev.kith.rules.proof;

import dev.kith.indexer.history.Kind;
import dev.kith.rules.Finding;
import dev.kith.rules.delivery.Verdict;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts of one rule over a back-test. A finding counts once an occasion, under the last verdict it got.
final class Tally {
    private final String rule;
    private final Map<String, Verdict> occasions = new HashMap<>();
    private final Map<LocalDate, Integer> perDay = new HashMap<>();
    private final Map<String, Integer> perWeek = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final Set<String> deliveredOccasions = new HashSet<>();

    Tally(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    void fired(Finding finding, Verdict verdict) {
        var occasion = rule + "\n" + finding.person().id() + "\n" + finding.episode();
        if (verdict == Verdict.DELIVER) {
            deliveredOccasions.add(occasion);
        }
        occasions.put(occasion, verdict);
    }

    void delivered(LocalDate day, Outcome outcome, Kind kind) {
        perDay.merge(day, 1, Integer::sum);
        perWeek.merge(week(day), 1, Integer::sum);
        outcomes.merge(outcome, 1L, Long::sum);
        kinds.merge(kind, 1L, Long::sum);
    }

    void add(Tally other) {
        occasions.putAll(other.occasions);
        deliveredOccasions.addAll(other.deliveredOccasions);
        other.perDay.forEach((day, count) -> perDay.merge(day, count, Integer::sum));
        other.perWeek.forEach((week, count) -> perWeek.merge(week, count, Integer::sum));
        other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        other.kinds.forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
    }

    BacktestLine line(double weeks, long missed) {
        var suppressed = new TreeMap<String, Long>();
        occasions.forEach((occasion, verdict) -> {
            if (!deliveredOccasions.contains(occasion)) {
                suppressed.merge(verdict.word(), 1L, Long::sum);
            }
        });
        var people = new TreeMap<String, Long>();
        for (var kind : Kind.values()) {
            people.put(kind.name().toLowerCase(Locale.ROOT), kinds.getOrDefault(kind, 0L));
        }
        return new BacktestLine(
                rule,
                occasions.size(),
                deliveredOccasions.size(),
                deliveredOccasions.size() / weeks,
                outcomes.getOrDefault(Outcome.NEEDLESS, 0L),
                outcomes.getOrDefault(Outcome.APT, 0L),
                outcomes.getOrDefault(Outcome.IDLE, 0L),
                missed,
                perDay.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                perWeek.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                perWeek.size(),
                suppressed,
                people);
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
