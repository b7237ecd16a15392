package dev.kith.rules.book;

import dev.kith.rules.cadence.WorkingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// A length of time as the rule book writes it: `30min`, `20h`, `3d`, `2w`, `1y`, or `3wd` for working days.
///
/// @param workingDays counted on the working clock, otherwise on the wall's
public record Period(Duration length, boolean workingDays) {
    static final String PATTERN = "[0-9]{1,5}(min|h|d|wd|w|y)";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})(min|h|d|wd|w|y)");

    public static Period parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a length of time such as 3d, 2w or 1y");
        }
        var number = Integer.parseInt(match.group(1));
        return switch (match.group(2)) {
            case "min" -> new Period(Duration.ofMinutes(number), false);
            case "h" -> new Period(Duration.ofHours(number), false);
            case "w" -> new Period(Duration.ofDays(7L * number), false);
            case "y" -> new Period(Duration.ofDays(365L * number), false);
            case "wd" -> new Period(Duration.ofDays(number), true);
            default -> new Period(Duration.ofDays(number), false);
        };
    }

    public static Period ofDays(int days) {
        return new Period(Duration.ofDays(days), false);
    }

    public double days() {
        return length.toSeconds() / 86_400.0;
    }

    public Instant after(Instant from, WorkingClock clock) {
        return workingDays ? clock.plus(from, days()) : from.plus(length);
    }

    @Override
    public String toString() {
        var hours = length.toHours();
        if (workingDays) {
            return length.toDays() + "wd";
        }
        if (hours == 0) {
            return length.toMinutes() + "min";
        }
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }
}
