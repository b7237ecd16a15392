package dev.kith.rules.cadence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;

/// A clock that stands still on days off, weekends and [Holidays]: their hours do not make an answer late. One working
/// day is 24 hours of it.
public final class WorkingClock {
    private static final double DAY_SECONDS = 86_400;

    private final ZoneId zone;
    private final boolean[] works = new boolean[7];
    private final int perWeek;
    /// Holidays that would be working days, in rising order, as days since 1970.
    private final int[] holidays;

    /// @param days the working days; none at all means all seven
    public WorkingClock(ZoneId zone, Set<DayOfWeek> days) {
        this.zone = zone;
        for (var day : DayOfWeek.values()) {
            works[day.getValue() - 1] = days.isEmpty() || days.contains(day);
        }
        this.perWeek = days.isEmpty() ? 7 : days.size();
        this.holidays = days.isEmpty()
                ? new int[0]
                : Arrays.stream(Holidays.ALL)
                        .filter(day -> works[(int) Math.floorMod(day + 3L, 7L)])
                        .toArray();
    }

    /// Working days from `a` to `b`; 0 when `b` is not after `a`.
    public double between(Instant a, Instant b) {
        return b.isAfter(a) ? reading(b) - reading(a) : 0;
    }

    /// The first instant at which `days` working days have passed since `from`.
    public Instant plus(Instant from, double days) {
        var target = reading(from) + days;
        var weeks = Math.floor(days / perWeek);
        var day = from.atZone(zone).toLocalDate().plusDays((long) (weeks * 7));
        while (reading(day.plusDays(1).atStartOfDay(zone).toInstant()) < target) {
            day = day.plusDays(1);
        }
        while (!works(day)) {
            day = day.plusDays(1);
        }
        var start = day.atStartOfDay(zone).toInstant();
        var within = Math.max(0, target - reading(start));
        return start.plusMillis(Math.round(within * DAY_SECONDS * 1_000));
    }

    public boolean works(LocalDate day) {
        return works[day.getDayOfWeek().getValue() - 1]
                && (holidays.length == 0 || Arrays.binarySearch(holidays, (int) day.toEpochDay()) < 0);
    }

    /// Working days since the Monday of 1969-12-29, with the part of the day.
    private double reading(Instant instant) {
        var local = instant.atZone(zone);
        var day = local.toLocalDate().toEpochDay() + 3;
        var whole = Math.floorDiv(day, 7) * perWeek;
        var inWeek = (int) Math.floorMod(day, 7L);
        for (var earlier = 0; earlier < inWeek; earlier++) {
            if (works[earlier]) {
                whole++;
            }
        }
        if (holidays.length > 0) {
            var at = Arrays.binarySearch(holidays, (int) (day - 3));
            whole -= at < 0 ? -at - 1 : at;
            if (at >= 0) {
                return whole;
            }
        }
        return works[inWeek] ? whole + local.toLocalTime().toNanoOfDay() / (DAY_SECONDS * 1e9) : whole;
    }
}
