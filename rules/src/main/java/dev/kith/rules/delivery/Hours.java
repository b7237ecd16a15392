package dev.kith.rules.delivery;

import dev.kith.rules.book.Budget;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When something may be sent.
final class Hours {
    private final Budget budget;
    private final ZoneId zone;

    Hours(Budget budget, ZoneId zone) {
        this.budget = budget;
        this.zone = zone;
    }

    boolean quiet(Instant now) {
        var local = now.atZone(zone);
        return dayOff(local) || budget.quiet().holds(local.toLocalTime());
    }

    /// The first permitted instant from `now` on; `now` itself when it is permitted, and when no day is.
    Instant next(Instant now) {
        var local = now.atZone(zone);
        for (var tried = 0; tried < 16 && quiet(local.toInstant()); tried++) {
            if (!dayOff(local) && budget.quiet().holds(local.toLocalTime())) {
                var end = local.with(budget.quiet().to());
                local = end.isAfter(local) ? end : end.plusDays(1);
            } else {
                local = local.plusDays(1).toLocalDate().atStartOfDay(zone);
            }
        }
        return local.toInstant();
    }

    Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /// `2026-03-01`, in the user's zone.
    String day(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    private boolean dayOff(ZonedDateTime local) {
        return !budget.workingDays().contains(local.getDayOfWeek());
    }
}
