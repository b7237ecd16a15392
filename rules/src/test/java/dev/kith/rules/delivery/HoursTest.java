package dev.kith.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.book.Budget;
import dev.kith.rules.book.Budget.Day;
import dev.kith.rules.book.Budget.Quiet;
import dev.kith.rules.book.RuleBook;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The user's hours, where clocks are put forward and back, and far from UTC.
class HoursTest {
    private static final List<Day> ALL = List.of(Day.values());

    private static Hours hours(String from, String to, List<Day> days, String zone) {
        var shipped = RuleBook.shipped().budget();
        var quiet = new Quiet(LocalTime.parse(from), LocalTime.parse(to));
        var budget = new Budget(shipped.perDay(), shipped.perContact(), quiet, days, 3, shipped.digestEvery());
        return new Hours(budget, ZoneId.of(zone));
    }

    /// In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October.
    @ParameterizedTest
    @CsvSource({
        "22:00, 02:30, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z",
        "22:00, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z",
        "18:00, 08:00, 2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z",
        "18:00, 08:00, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
        "00:30, 08:00, 2026-10-24T23:00:00Z, 2026-10-25T07:00:00Z",
        "12:00, 13:00, 2026-03-29T10:30:00Z, 2026-03-29T11:00:00Z"
    })
    void theNightOfAClockChangeEndsInTheMorning(String from, String to, Instant now, Instant next) {
        var hours = hours(from, to, ALL, "Europe/Berlin");
        assertThat(hours.quiet(now)).isTrue();
        assertThat(hours.next(now)).isEqualTo(next);
        assertThat(hours.quiet(next)).isFalse();
    }

    /// Wherever the user is, nothing comes before eight of their clock, and the next hour is always a permitted one.
    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "UTC"
    })
    void theUsersOwnClockCounts(String zone) {
        var work = List.of(Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI);
        var hours = hours("18:00", "08:00", work, zone);
        var at = Instant.parse("2026-01-01T00:07:00Z");
        for (var hour = 0; hour < 366 * 24; hour++) {
            at = at.plusSeconds(3600);
            var next = hours.next(at);
            assertThat(hours.quiet(next)).as("%s in %s", at, zone).isFalse();
            assertThat(next).isAfterOrEqualTo(at);
            var local = next.atZone(ZoneId.of(zone));
            assertThat(local.getHour()).isBetween(8, 17);
            assertThat(local.getDayOfWeek().getValue()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aDayBeginsAtTheUsersMidnightAlsoWhereThereIsNone() {
        // in Beirut the clock goes from 24:00 to 01:00 on the last Sunday in March
        var hours = hours("00:00", "00:00", ALL, "Asia/Beirut");
        var morning = Instant.parse("2026-03-29T07:00:00Z");
        assertThat(hours.startOfDay(morning)).isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
        assertThat(hours.quiet(morning)).as("from and to alike: never quiet").isFalse();
    }
}
