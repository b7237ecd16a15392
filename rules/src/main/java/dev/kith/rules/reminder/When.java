package dev.kith.rules.reminder;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The points of time a user writes: `1h`, `3d`, `2w`, `1m`, `1y`, `tomorrow`, `friday`, `2027-01-15`. Hours are
/// counted; days and longer keep the local time of day; a named day means its morning.
public final class When {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,3})\\s*(h|d|w|m|y)[a-z]*");
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    private When() {}

    /// @param now with the user's zone
    /// @return always after `now` and within three years; empty when the words mean no such time
    public static Optional<Instant> parse(String words, ZonedDateTime now) {
        var plain = words.strip().toLowerCase(Locale.ROOT);
        return span(plain, now)
                .or(() -> day(plain, now).map(day -> day.atTime(MORNING).atZone(now.getZone())))
                .map(ZonedDateTime::toInstant)
                .filter(then -> then.isAfter(now.toInstant()))
                .filter(then -> !then.isAfter(now.toInstant().plus(LONGEST)));
    }

    private static Optional<ZonedDateTime> span(String words, ZonedDateTime now) {
        var matcher = SPAN.matcher(words);
        if (!matcher.matches() || !isUnit(words)) {
            return Optional.empty();
        }
        var n = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Optional.of(now.plusHours(n));
            case "d" -> Optional.of(now.plusDays(n));
            case "w" -> Optional.of(now.plusWeeks(n));
            case "m" -> Optional.of(now.plusMonths(n));
            case "y" -> Optional.of(now.plusYears(n));
            default -> Optional.empty();
        };
    }

    private static boolean isUnit(String words) {
        var unit = words.replaceFirst("^\\d+\\s*", "");
        return unit.matches("h|hours?|d|days?|w|weeks?|m|months?|y|years?");
    }

    static Optional<LocalDate> day(String words, ZonedDateTime now) {
        var plain = words.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("tomorrow")) {
            return Optional.of(now.toLocalDate().plusDays(1));
        }
        var named = Arrays.stream(DayOfWeek.values())
                .filter(day -> plain.equals(day.name().toLowerCase(Locale.ROOT))
                        || plain.equals(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT)))
                .findFirst();
        if (named.isPresent()) {
            return Optional.of(now.toLocalDate().with(TemporalAdjusters.next(named.get())));
        }
        try {
            return plain.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(plain)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
