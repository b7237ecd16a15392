package dev.kith.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Reads the sample mailbox's texts. A person's file has their name, their signature and then their messages, each
/// under a line `@ DAYS TIME in|out SUBJECT`, days counted from today; a file of bulk mail has a line a message.
final class SampleReader {
    static final String ME = "Robin Hale <robin@studiohale.example>";

    private static final List<String> PEOPLE = List.of(
            "charlotte-dubois",
            "daniel-kim",
            "elena-rossi",
            "hannah-brandt",
            "ines-hale",
            "jonas-weber",
            "margaret-lindqvist",
            "noor-haddad",
            "oliver-sand",
            "priya-raman",
            "ravi-menon",
            "sam-whitfield",
            "tom-okafor");
    private static final List<String> BULK =
            List.of("backup", "calendar", "label", "rail", "receipts", "rowing", "suppliers");
    private static final Pattern MESSAGE = Pattern.compile("@ (-\\d+) (\\d\\d:\\d\\d) (in|out) (.*?)(?: cc (.*))?");
    private static final Pattern ROW = Pattern.compile("(-\\d+) (\\d\\d:\\d\\d) \\| (.*?) \\| (.*?)(?: \\| (.*))?");

    private final LocalDate today;
    private final ZoneId zone;

    SampleReader(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    List<SampleMessage> all() {
        var all = new ArrayList<SampleMessage>();
        PEOPLE.forEach(name -> all.addAll(person(lines("people/" + name + ".txt"))));
        BULK.forEach(name -> all.addAll(bulk(lines("bulk/" + name + ".txt"))));
        return all;
    }

    private List<SampleMessage> person(List<String> lines) {
        var fields = fields(lines);
        var them = Objects.requireNonNull(fields.get("Person"));
        var weekdays = fields.containsKey("Weekdays");
        var messages = new ArrayList<SampleMessage>();
        for (var i = 0; i < lines.size(); i++) {
            var head = MESSAGE.matcher(lines.get(i));
            if (!head.matches()) {
                continue;
            }
            var text = new ArrayList<String>();
            for (var j = i + 1; j < lines.size() && !lines.get(j).startsWith("@ "); j++) {
                text.add(lines.get(j));
            }
            var sent = head.group(3).equals("out");
            var message = new SampleMessage(
                    date(head.group(1), head.group(2), weekdays),
                    sent,
                    sent ? ME : them,
                    sent ? them : ME,
                    head.group(5),
                    head.group(4),
                    String.join("\n", text).strip(),
                    List.of(),
                    sent ? "Robin Hale, Studio Hale" : fields.get("Signature"));
            messages.add(inOrder(messages, message));
        }
        return messages;
    }

    private List<SampleMessage> bulk(List<String> lines) {
        var fields = fields(lines);
        var headers = fields.entrySet().stream()
                .filter(e -> e.getKey().startsWith("List-")
                        || e.getKey().equals("Precedence")
                        || e.getKey().equals("Auto-Submitted"))
                .map(e -> e.getKey() + ": " + e.getValue())
                .sorted()
                .toList();
        return lines.stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new SampleMessage(
                        date(row.group(1), row.group(2), false),
                        false,
                        row.group(5) == null ? Objects.requireNonNull(fields.get("From")) : row.group(5),
                        fields.getOrDefault("To", ME),
                        null,
                        row.group(3),
                        row.group(4),
                        headers,
                        fields.get("Footer")))
                .toList();
    }

    /// Moved off the weekend, an answer may land before its question: then it comes half an hour later.
    private static SampleMessage inOrder(List<SampleMessage> before, SampleMessage message) {
        if (before.isEmpty() || message.date().isAfter(before.getLast().date())) {
            return message;
        }
        return message.at(before.getLast().date().plusMinutes(34));
    }

    private ZonedDateTime date(String days, String time, boolean weekdays) {
        var day = today.plusDays(Long.parseLong(days));
        if (weekdays && day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            day = day.minusDays(1);
        }
        if (weekdays && day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(2);
        }
        return day.atTime(LocalTime.parse(time)).atZone(zone);
    }

    private static Map<String, String> fields(List<String> lines) {
        var fields = new HashMap<String, String>();
        for (var line : lines) {
            var colon = line.indexOf(": ");
            if (line.isBlank() || colon < 0) {
                break;
            }
            fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return fields;
    }

    private static List<String> lines(String name) {
        try (var in = SampleReader.class.getResourceAsStream(name);
                var reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
