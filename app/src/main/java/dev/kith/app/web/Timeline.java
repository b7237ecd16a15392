package dev.kith.app.web;

import dev.kith.app.line.PersonLine;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The contact with a person over time, in steps of a day, a week or a month, whichever gives a readable
/// picture. The picture is drawn from this table.
///
/// @param unit `day`, `week` or `month`
/// @param last the day it is drawn up to
/// @param quiet how long nothing was exchanged until then, where that is long for these two; empty otherwise
public record Timeline(String unit, List<Step> steps, LocalDate last, String quiet) {
    private static final int DAYS_MAX = 60;
    private static final int WEEKS_MAX = 110;
    private static final int GAP_DAYS_MIN = 30;
    private static final int GAP_TIMES = 3;

    /// @param from its first day
    /// @param acts what was done in it, by the names of the acts
    /// @param quiet how long nothing was exchanged before it, where that was long for these two; empty otherwise
    public record Step(LocalDate from, int sent, int received, List<String> acts, String quiet) {}

    private static final class Sum {
        private int sent;
        private int received;
        private final TreeSet<String> acts = new TreeSet<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;
    }

    /// @param usual days between two contacts, or 0
    static Timeline of(List<PersonLine.Exchange> exchanges, double usual, LocalDate today, ZoneId zone) {
        if (exchanges.isEmpty()) {
            return new Timeline("day", List.of(), today, "");
        }
        var days = ChronoUnit.DAYS.between(day(exchanges.getFirst(), zone), today);
        var unit = days <= DAYS_MAX ? "day" : days <= 7 * WEEKS_MAX ? "week" : "month";
        var sums = new TreeMap<LocalDate, Sum>();
        for (var one : exchanges) {
            var day = day(one, zone);
            var sum = sums.computeIfAbsent(begin(unit, day), _ -> new Sum());
            if (one.direction().equals("sent")) {
                sum.sent++;
            } else {
                sum.received++;
            }
            sum.acts.addAll(one.acts());
            sum.first = day.isBefore(sum.first) ? day : sum.first;
            sum.last = day.isAfter(sum.last) ? day : sum.last;
        }
        var unusual = Math.max(GAP_DAYS_MIN, GAP_TIMES * usual);
        var steps = new ArrayList<Step>();
        var before = LocalDate.MIN;
        for (var entry : sums.entrySet()) {
            var sum = entry.getValue();
            var gap = before.equals(LocalDate.MIN) ? 0 : ChronoUnit.DAYS.between(before, sum.first);
            var quiet = gap >= unusual ? Days.span((double) gap) : "";
            steps.add(new Step(entry.getKey(), sum.sent, sum.received, List.copyOf(sum.acts), quiet));
            before = sum.last;
        }
        var since = ChronoUnit.DAYS.between(before, today);
        return new Timeline(unit, List.copyOf(steps), today, since >= unusual ? Days.span((double) since) : "");
    }

    private static LocalDate day(PersonLine.Exchange one, ZoneId zone) {
        return one.date().atZoneSameInstant(zone).toLocalDate();
    }

    private static LocalDate begin(String unit, LocalDate day) {
        return switch (unit) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> day.withDayOfMonth(1);
        };
    }
}
