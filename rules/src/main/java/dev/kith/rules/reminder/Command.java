package dev.kith.rules.reminder;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a user may say to Kith by mail: as the subject of a prefilled mail, or as a reply of one line.
public sealed interface Command {
    /// It is settled, or was done by other means.
    record Done() implements Command {}

    record Later(Instant until) implements Command {}

    record Rest() implements Command {}

    record Mute() implements Command {}

    /// We talk elsewhere: silence means nothing.
    record Elsewhere() implements Command {}

    record Tag(String tag) implements Command {}

    record Met(Instant when) implements Command {}

    record Why() implements Command {}

    /// The beginnings of a mail to the person, into the user's drafts.
    record Draft() implements Command {}

    record Undo() implements Command {}

    record Search(String query) implements Command {}

    /// Longest line that can be a command, in characters.
    int LINE_MAX = 300;

    /// What the links of the shipped reminders are called: who answers with one of these means the link.
    Map<String, String> SHOWN = Map.of(
            "let rest", "rest",
            "draft it", "draft",
            "entwurf", "draft",
            "später", "later",
            "erledigt", "done",
            "ruhen", "rest",
            "stumm", "mute");

    Pattern REPLY = Pattern.compile("(?i)^(?:re|aw|antw|sv|vs|fwd?|wg)(?:\\[\\d+])?:");
    Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}");
    /// Where a reply's own words end: a quote, its introduction, a signature, a phone's closing words.
    Pattern END = Pattern.compile("(?i)^(?:>|-- ?$|_{5,}$|-{3,}|on\\b.*\\bwrote:$|am\\b.*\\bschrieb\\b.*:$|sent from |"
            + "gesendet von |get outlook |von meinem |kith <|from: |von: ).*");

    /// The command in a mail to the control address.
    ///
    /// @param subject decoded
    /// @param text the text part; quoted lines and a signature may follow the command
    /// @param now with the user's zone, for `later friday`
    /// @return empty when it is anything else: such text is never acted on and never forwarded
    static Optional<Command> of(String subject, String text, ZonedDateTime now) {
        var own = ownLines(text);
        if (own.isEmpty()) {
            return REPLY.matcher(subject.strip()).find() ? Optional.empty() : line(subject, now);
        }
        return own.size() == 1 ? line(own.getFirst(), now) : Optional.empty();
    }

    /// One line: a word, for some with one thing more.
    static Optional<Command> line(String line, ZonedDateTime now) {
        var said = StrangersText.bare(line).replaceFirst("[.!]$", "");
        var words = SHOWN.getOrDefault(said.toLowerCase(Locale.ROOT), said);
        if (words.isEmpty() || words.length() > LINE_MAX) {
            return Optional.empty();
        }
        var space = words.indexOf(' ');
        var first = (space < 0 ? words : words.substring(0, space)).toLowerCase(Locale.ROOT);
        var verb = SHOWN.getOrDefault(first, first);
        var rest = space < 0 ? "" : words.substring(space + 1).strip();
        return switch (verb) {
            case "done" -> alone(rest, new Done());
            case "rest" -> alone(rest, new Rest());
            case "mute" -> alone(rest, new Mute());
            case "elsewhere" -> alone(rest, new Elsewhere());
            case "why" -> alone(rest, new Why());
            case "draft" -> alone(rest, new Draft());
            case "undo" -> alone(rest, new Undo());
            case "later", "snooze" ->
                When.parse(rest.isEmpty() ? "1w" : rest, now).map(Later::new);
            case "met" -> met(rest, now);
            case "tag" ->
                TAG.matcher(rest).matches() ? Optional.of(new Tag(rest.toLowerCase(Locale.ROOT))) : Optional.empty();
            case "search" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Search(rest));
            default -> Optional.empty();
        };
    }

    private static Optional<Command> alone(String rest, Command command) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Optional<Command> met(String rest, ZonedDateTime now) {
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "", "today" -> Optional.of(new Met(now.toInstant()));
            case "yesterday" -> Optional.of(new Met(now.minusDays(1).toInstant()));
            default ->
                When.day(rest, now)
                        .filter(day -> !day.isAfter(now.toLocalDate()))
                        .map(day ->
                                new Met(day.atTime(12, 0).atZone(now.getZone()).toInstant()));
        };
    }

    private static List<String> ownLines(String text) {
        return text.lines()
                .takeWhile(line -> !END.matcher(line.strip()).matches())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
