package dev.kith.rules.proof;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.delivery.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Measures the findings of a back-test against what needs no rule book: a random silent tie, the least silent ones,
/// and a fixed cadence.
public final class Yardsticks {
    private static final Duration SILENT_MIN = Duration.ofDays(21);
    private static final Duration SILENT_MAX = Duration.ofDays(3 * 365);
    private static final Duration CADENCE = Duration.ofDays(30);
    private static final int DRAWS = 40;
    private static final int LEAST_SILENT = 3;
    private static final int RESAMPLES = 1_000;

    private final List<History> ties;
    private final ZoneId zone;
    private final Map<String, History> byPerson = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(20_260_105);

    /// @param histories all of the mailbox
    public Yardsticks(List<History> histories, ZoneId zone) {
        this.zone = zone;
        histories.forEach(history -> byPerson.put(history.person().id(), history));
        this.ties = histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN && history.twoWay())
                .toList();
    }

    private record Case(YearMonth month, double apt, double random, double recency, double needless) {}

    private record Silent(History history, Instant last) {}

    /// @param told at least one
    public Against measure(String group, List<Told> told, Instant from, Instant to) {
        var cases = told.stream().map(this::compare).toList();
        var weeks = weeks(from, to);
        var toldWeeks = new HashSet<String>();
        told.forEach(one -> toldWeeks.add(week(one.at())));
        toldWeeks.retainAll(weeks);
        return new Against(
                group,
                cases.size(),
                mean(cases, Case::apt),
                mean(cases, Case::random),
                mean(cases, Case::recency),
                ratio(cases, Case::random),
                ratio(cases, Case::recency),
                mean(cases, Case::needless),
                fixedCadence(from, to),
                weeks.size(),
                toldWeeks.size());
    }

    private Case compare(Told told) {
        var history = byPerson.get(told.person());
        var ours = history == null ? Outcome.IDLE : Outcome.of(history, told.at());
        var silent = silent(told.at());
        var drawn = 0.0;
        for (var draw = 0; draw < DRAWS && !silent.isEmpty(); draw++) {
            drawn += apt(silent.get(random.nextInt(silent.size())).history(), told.at());
        }
        var least = silent.stream()
                .sorted(Comparator.comparing(Silent::last).reversed())
                .limit(LEAST_SILENT)
                .mapToDouble(one -> apt(one.history(), told.at()))
                .average()
                .orElse(0);
        return new Case(
                YearMonth.from(told.at().atZone(zone)),
                ours == Outcome.APT ? 1 : 0,
                silent.isEmpty() ? 0 : drawn / DRAWS,
                least,
                ours == Outcome.NEEDLESS ? 1 : 0);
    }

    private static double apt(History history, Instant at) {
        return Outcome.of(history, at) == Outcome.APT ? 1 : 0;
    }

    /// Ties that had gone both ways by then and are silent, neither just now nor for good.
    private List<Silent> silent(Instant at) {
        var silent = new ArrayList<Silent>();
        for (var history : ties) {
            Instant last = null;
            var sent = false;
            var received = false;
            for (var i = Outcome.after(history, at) - 1; i >= 0 && !(sent && received && last != null); i--) {
                var one = history.interactions().get(i);
                if (!one.automatic()) {
                    sent |= one.sent();
                    received |= !one.sent();
                    last = last == null && Rhythm.contact(one) ? one.date() : last;
                }
            }
            if (sent
                    && received
                    && last != null
                    && !last.plus(SILENT_MIN).isAfter(at)
                    && last.plus(SILENT_MAX).isAfter(at)) {
                silent.add(new Silent(history, last));
            }
        }
        return silent;
    }

    /// The needless share of a reminder of every two-way tie whenever it has been silent for a month.
    private double fixedCadence(Instant from, Instant to) {
        var reminders = 0;
        var needless = 0;
        for (var history : ties) {
            Instant last = null;
            var sent = false;
            var received = false;
            for (var one : history.interactions()) {
                var due = last == null ? null : last.plus(CADENCE);
                if (due != null && sent && received && one.date().isAfter(due) && within(due, from, to)) {
                    reminders++;
                    needless += Outcome.of(history, due) == Outcome.NEEDLESS ? 1 : 0;
                }
                sent |= one.sent() && !one.automatic();
                received |= !one.sent() && !one.automatic();
                last = Rhythm.contact(one) ? one.date() : last;
            }
            // the last silence of all ends nothing: it is a reminder too
            if (last != null && sent && received && within(last.plus(CADENCE), from, to)) {
                reminders++;
            }
        }
        return reminders == 0 ? Double.NaN : needless / (double) reminders;
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /// Weeks in which the user wrote.
    private Set<String> weeks(Instant from, Instant to) {
        var weeks = new HashSet<String>();
        byPerson.values().stream()
                .flatMap(history -> history.interactions().stream())
                .filter(one -> one.sent() && !one.automatic() && within(one.date(), from, to))
                .forEach(one -> weeks.add(week(one.date())));
        return weeks;
    }

    private String week(Instant at) {
        var day = at.atZone(zone).toLocalDate();
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private Against.Ratio ratio(List<Case> cases, ToDoubleFunction<Case> base) {
        var months = new TreeMap<YearMonth, List<Case>>();
        cases.forEach(one ->
                months.computeIfAbsent(one.month(), _ -> new ArrayList<>()).add(one));
        var blocks = List.copyOf(months.values());
        var ratios = new double[RESAMPLES];
        for (var sample = 0; sample < RESAMPLES; sample++) {
            var drawn = new ArrayList<Case>();
            for (var block = 0; block < blocks.size(); block++) {
                drawn.addAll(blocks.get(random.nextInt(blocks.size())));
            }
            ratios[sample] = mean(drawn, Case::apt) / Math.max(1e-9, mean(drawn, base));
        }
        Arrays.sort(ratios);
        return new Against.Ratio(
                mean(cases, Case::apt) / Math.max(1e-9, mean(cases, base)),
                ratios[(int) (RESAMPLES * 0.025)],
                ratios[(int) (RESAMPLES * 0.975) - 1]);
    }

    private static double mean(List<Case> cases, ToDoubleFunction<Case> figure) {
        return cases.stream().mapToDouble(figure).average().orElse(0);
    }
}
