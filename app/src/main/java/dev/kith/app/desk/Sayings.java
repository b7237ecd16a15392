package dev.kith.app.desk;

import dev.kith.rules.book.Period;
import dev.kith.rules.reminder.When;
import dev.kith.rules.said.Word;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words a user says by a command, from its arguments.
public final class Sayings {
    /// What is said in one word; of more than one, only the first would count.
    private static final Set<String> ONE_WORD =
            Set.of("cadence", "snooze", "rest", "mute", "elsewhere", "met", "seal", "pause");

    /// What takes a time, which may be written in two: `2 weeks`.
    private static final Set<String> UNTIL = Set.of("snooze", "pause");

    private static final String LATER = "2w, tomorrow, friday or 2027-05-01";

    private final Instant now;
    private final ZoneId zone;

    public Sayings(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// @throws IllegalArgumentException with what was expected
    public List<Word> words(String verb, List<String> arguments) {
        if (UNTIL.contains(verb)
                && arguments.size() == 2
                && arguments.getFirst().matches("\\d{1,3}")) {
            return words(verb, List.of(String.join(" ", arguments)));
        }
        if (ONE_WORD.contains(verb) && arguments.size() > 1) {
            throw new IllegalArgumentException("\"" + arguments.get(1) + "\" is a word too many");
        }
        return switch (verb) {
            case "tag" -> tags(arguments);
            case "cadence" -> List.of(new Word.Cadence(cadence(one(arguments, "30d, 2w or none"))));
            case "snooze" -> List.of(new Word.Snooze(later(one(arguments, LATER)), null));
            case "rest" -> List.of(new Word.Rest(on(arguments)));
            case "mute" -> List.of(new Word.Mute(on(arguments), null));
            case "elsewhere" -> List.of(new Word.Elsewhere(on(arguments)));
            case "done" -> List.of(new Word.Done(null));
            case "met" -> List.of(new Word.Met(arguments.isEmpty() ? now : day(arguments.getFirst())));
            case "note" -> List.of(new Word.Note(String.join(" ", arguments)));
            case "seal" -> List.of(new Word.Sealed(on(arguments)));
            case "merge" -> List.of(new Word.Merged(address(one(arguments, "the other address"))));
            case "split" -> List.of(new Word.Split());
            case "pause" -> List.of(pause(arguments));
            default -> throw new IllegalArgumentException("there is no word \"" + verb + "\"");
        };
    }

    private static List<Word> tags(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("name a tag, such as mentor; no-mentor takes it away");
        }
        var words = new ArrayList<Word>();
        for (var tag : arguments) {
            var off = tag.startsWith("no-");
            words.add(new Word.Tag(off ? tag.substring(3) : tag, !off));
        }
        return words;
    }

    private static String address(String text) {
        if (text.indexOf('@') < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address");
        }
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration cadence(String text) {
        return text.equals("none") ? null : Period.parse(text).length();
    }

    private Word pause(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Word.Paused(null);
        }
        return arguments.getFirst().equals("off") ? new Word.Resumed() : new Word.Paused(later(arguments.getFirst()));
    }

    private static boolean on(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().equals("on")) {
            return true;
        }
        if (arguments.getFirst().equals("off")) {
            return false;
        }
        throw new IllegalArgumentException("\"" + arguments.getFirst() + "\" is neither on nor off");
    }

    /// `2w`, `tomorrow`, `friday`, or a date: the beginning of that day.
    private Instant later(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (word.equals("tomorrow")) {
            return beginning(1);
        }
        for (var day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(word)) {
                return now.atZone(zone)
                        .toLocalDate()
                        .with(TemporalAdjusters.next(day))
                        .atStartOfDay(zone)
                        .toInstant();
            }
        }
        if (word.matches("\\d{4}-.*")) {
            return day(word);
        }
        try {
            return now.plus(Period.parse(word).length());
        } catch (IllegalArgumentException e) {
            // what may be answered to a reminder may be typed too: 2 weeks, 1m
            return When.parse(word, now.atZone(zone))
                    .orElseThrow(
                            () -> new IllegalArgumentException("\"" + text + "\" is not a time such as " + LATER, e));
        }
    }

    private Instant beginning(int daysOn) {
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(daysOn)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant day(String text) {
        if (text.equals("today")) {
            return now;
        }
        if (text.equals("yesterday")) {
            return beginning(-1);
        }
        try {
            // four digits: the calendar also knows years that no sum of days comes to
            if (text.startsWith("+") || text.startsWith("-")) {
                throw new DateTimeParseException("no year", text, 0);
            }
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a date such as 2026-05-01", e);
        }
    }

    private static String one(List<String> arguments, String expected) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("one word more is needed: " + expected);
        }
        return arguments.getFirst();
    }
}
