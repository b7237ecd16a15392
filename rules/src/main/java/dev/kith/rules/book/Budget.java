package dev.kith.rules.book;

import dev.kith.rules.yaml.Field;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How many reminders there may be, how far apart, and at which hours and on which days.
public record Budget(
        @Field("Persons named a day, in single mails and the digest together.")
        int perDay,

        @Field("Days between two reminders that name the same person.")
        Period perContact,

        @Field("When nothing is sent: from-to, or \"none\".")
        Quiet quiet,

        @Field("Days on which something is sent.") List<Day> days,

        @Field(value = "Persons in one digest.", otherwise = "3")
        int digestPersons,

        @Field(value = "Time between two digests.", otherwise = "7d")
        Period digestEvery) {
    public Budget {
        if (perDay < 0 || perDay > 20) {
            throw new IllegalArgumentException("per_day is 0 to 20");
        }
        if (digestPersons < 0 || digestPersons > 3) {
            throw new IllegalArgumentException("digest_persons is 0 to 3");
        }
        days = List.copyOf(days);
    }

    public Set<DayOfWeek> workingDays() {
        return days.stream().map(Day::day).collect(Collectors.toUnmodifiableSet());
    }

    /// The same with no quiet hours and no days off, as in the demo.
    public Budget always() {
        return new Budget(perDay, perContact, Quiet.NONE, List.of(Day.values()), digestPersons, digestEvery);
    }

    public enum Day {
        MON(DayOfWeek.MONDAY),
        TUE(DayOfWeek.TUESDAY),
        WED(DayOfWeek.WEDNESDAY),
        THU(DayOfWeek.THURSDAY),
        FRI(DayOfWeek.FRIDAY),
        SAT(DayOfWeek.SATURDAY),
        SUN(DayOfWeek.SUNDAY);

        private final DayOfWeek day;

        Day(DayOfWeek day) {
            this.day = day;
        }

        DayOfWeek day() {
            return day;
        }
    }

    /// A time of day, every day; it may go over midnight. From and to alike: never quiet.
    public record Quiet(LocalTime from, LocalTime to) {
        public static final Quiet NONE = new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        static Quiet parse(String text) {
            if (text.equals("none")) {
                return NONE;
            }
            var parts = text.split("-", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not a time of day: " + text);
            }
            try {
                return new Quiet(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException("not a time of day: " + text, e);
            }
        }

        public boolean holds(LocalTime time) {
            if (from.isBefore(to)) {
                return !time.isBefore(from) && time.isBefore(to);
            }
            return !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
        }
    }
}
