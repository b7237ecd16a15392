package dev.kith.indexer.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first event of an iCalendar text (RFC 5545). Zones are taken by their name; a zone that only the text itself
/// defines is read as UTC.
final class CalendarPart {
    private static final int ATTENDEES_MAX = 100;
    private static final int TEXT_MAX = 500;

    private String method = "";
    private String uid = "";
    private @Nullable Instant start;
    private @Nullable Instant end;
    private String summary = "";
    private String location = "";
    private String organizer = "";
    private String partstat = "";
    private final List<String> attendees = new ArrayList<>();

    private CalendarPart() {}

    static Optional<Invitation> read(String text) {
        var part = new CalendarPart();
        var inEvent = false;
        var depth = 0;
        for (var line : text.replaceAll("\r?\n[ \t]", "").split("\r?\n", 5000)) {
            var upper = line.toUpperCase(Locale.ROOT).strip();
            if (upper.equals("BEGIN:VEVENT")) {
                inEvent = true;
            } else if (upper.equals("END:VEVENT")) {
                return Optional.of(part.invitation());
            } else if (upper.startsWith("BEGIN:")) {
                depth += inEvent ? 1 : 0;
            } else if (upper.startsWith("END:")) {
                depth -= inEvent ? 1 : 0;
            } else if ((inEvent && depth == 0) || upper.startsWith("METHOD")) {
                part.property(line);
            }
        }
        return inEvent ? Optional.of(part.invitation()) : Optional.empty();
    }

    private Invitation invitation() {
        return new Invitation(
                method,
                uid,
                start,
                end,
                summary,
                location,
                organizer,
                attendees,
                attendees.size() == 1 ? partstat : "");
    }

    private void property(String line) {
        var colon = colon(line);
        if (colon < 0) {
            return;
        }
        var parameters = Parameters.of(line.substring(0, colon));
        var value = line.substring(colon + 1).strip();
        switch (parameters.value().toUpperCase(Locale.ROOT)) {
            case "METHOD" -> method = value.toUpperCase(Locale.ROOT);
            case "UID" -> uid = limited(value);
            case "DTSTART" -> start = time(value, parameters.get("tzid"));
            case "DTEND" -> end = time(value, parameters.get("tzid"));
            case "SUMMARY" -> summary = limited(unescaped(value));
            case "LOCATION" -> location = limited(unescaped(value));
            case "ORGANIZER" -> organizer = AddressField.clean(value);
            case "ATTENDEE" -> {
                var address = AddressField.clean(value);
                if (!address.isEmpty() && attendees.size() < ATTENDEES_MAX) {
                    attendees.add(address);
                    partstat = parameters.get("partstat").toUpperCase(Locale.ROOT);
                }
            }
            default -> {
                // other properties tell nothing that is kept
            }
        }
    }

    /// The colon before the value: not one inside a quoted parameter.
    private static int colon(String line) {
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Instant time(String value, String zoneName) {
        try {
            var year = Integer.parseInt(value.substring(0, 4));
            var month = Integer.parseInt(value.substring(4, 6));
            var day = Integer.parseInt(value.substring(6, 8));
            var timed = value.length() >= 13 && value.charAt(8) == 'T';
            var local = LocalDateTime.of(
                    year,
                    month,
                    day,
                    timed ? Integer.parseInt(value.substring(9, 11)) : 0,
                    timed ? Integer.parseInt(value.substring(11, 13)) : 0);
            return local.atZone(value.endsWith("Z") ? ZoneOffset.UTC : zone(zoneName))
                    .toInstant();
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException _) {
            return null;
        }
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return WindowsZones.named(name).orElse(ZoneOffset.UTC);
        }
    }

    private static String unescaped(String value) {
        return value.replace("\\n", " ").replace("\\N", " ").replace("\\", "");
    }

    private static String limited(String value) {
        return value.length() > TEXT_MAX ? value.substring(0, TEXT_MAX) : value;
    }
}
