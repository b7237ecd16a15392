package dev.kith.rules.proof;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mailbox in a few lines, for tests of rules: `d3 out bo ask`, `d12T14:30 in bo thanks thread:pilot`.
///
/// A line is a time, `in` or `out`, a name, and what the mail is: an act (`ask question meeting offer promise
/// thanks introduction congratulation share decline news`), `give` (a share with a link), `due:d9` for the
/// act before it, `auto`, `list`, `cc`, `people:4`, `words:80`, `with:eva`, `thread:NAME` (else one thread a
/// person), `sketch:12ff`, `invite:d9T10:00`, `link:URL`, `file`, `stop`, `human` (says nothing, reads well),
/// `says:some-words` (the sentence of the act before it), `about:some-words` (the subject), `greets:Kim`
/// (else nobody by name), `answers:m2` (the second line of all).
public final class Diary {
    private static final Pattern TIME = Pattern.compile("d(\\d+)(?:T(\\d\\d):(\\d\\d))?");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Instant start;
    private final ZoneId zone;
    private final Map<String, List<Interaction>> mail = new LinkedHashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private int count;

    /// @param start day 0; a time without an hour is at its time of day
    public Diary(Instant start, ZoneId zone) {
        this.start = start;
        this.zone = zone;
    }

    /// What stands behind a name, where it is not a human being.
    public Diary kind(String name, Kind kind) {
        kinds.put(name, kind);
        return this;
    }

    /// Somebody who may not have written yet.
    public Diary known(String name) {
        mail.computeIfAbsent(name, _ -> new ArrayList<>());
        return this;
    }

    public Diary mail(String... lines) {
        for (var line : lines) {
            add(line);
        }
        return this;
    }

    public List<History> histories() {
        return mail.entrySet().stream()
                .map(entry -> new History(person(entry.getKey()), entry.getValue()))
                .toList();
    }

    public History history(String name) {
        return new History(person(name), mail.getOrDefault(name, List.of()));
    }

    public Person person(String name) {
        return new Person(
                name, name, List.of(address(name)), kinds.getOrDefault(name, Kind.HUMAN), List.of(), null, null, null);
    }

    /// `bo` is `bo@example.org`; a name with an at sign is itself.
    public static String address(String name) {
        return name.contains("@") ? name : name + "@example.org";
    }

    /// @throws IllegalArgumentException when it is no time
    public Instant at(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time: write d3 or d3T14:30");
        }
        var day = Long.parseLong(match.group(1));
        if (match.group(2) == null) {
            return start.plus(Duration.ofDays(day));
        }
        return start.atZone(zone)
                .toLocalDate()
                .plusDays(day)
                .atTime(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)))
                .atZone(zone)
                .toInstant();
    }

    private void add(String line) {
        var words = SPACE.splitAsStream(line.strip()).toArray(String[]::new);
        if (words.length < 3 || !(words[1].equals("in") || words[1].equals("out"))) {
            throw new IllegalArgumentException(
                    "\"" + line + "\": a line is a time, in or out, a name, and what the mail is");
        }
        var letter = new Letter(at(words[0]), words[1].equals("out"), words[2], "m" + ++count);
        for (var i = 3; i < words.length; i++) {
            letter.word(words[i], this);
        }
        mail.computeIfAbsent(words[2], _ -> new ArrayList<>()).add(letter.interaction());
    }

    /// One line on its way to an interaction.
    private static final class Letter {
        private final Instant date;
        private final boolean sent;
        private final String messageId;
        private String conversation;
        private boolean addressed = true;
        private int people = 1;
        private boolean automatic;
        private boolean listed;
        private int words = 40;
        private final List<Act> acts = new ArrayList<>();
        private long sketch;
        private final List<String> links = new ArrayList<>();
        private boolean attachment;
        private final List<String> others = new ArrayList<>();
        private @Nullable Instant invite;
        private boolean stop;
        private @Nullable String subject;
        private @Nullable String answers;
        private String greeting = "Hi,";

        Letter(Instant date, boolean sent, String name, String messageId) {
            this.date = date;
            this.sent = sent;
            this.messageId = messageId;
            this.conversation = name;
        }

        void word(String word, Diary diary) {
            var colon = word.indexOf(':');
            var value = colon < 0 ? "" : word.substring(colon + 1);
            switch (colon < 0 ? word : word.substring(0, colon)) {
                case "human" -> {}
                case "auto" -> automatic = true;
                case "list" -> listed = true;
                case "cc" -> addressed = false;
                case "file" -> attachment = true;
                case "stop" -> stop = true;
                case "people" -> people = Integer.parseInt(value);
                case "words" -> words = Integer.parseInt(value);
                case "thread" -> conversation = value;
                case "sketch" -> sketch = Long.parseUnsignedLong(value, 16);
                case "link" -> links.add(value);
                case "with" -> {
                    others.add(address(value));
                    people++;
                }
                case "invite" -> invite = diary.at(value);
                case "answers" -> answers = value + "@example.org";
                case "greets" -> greeting = "Hi " + value + ",";
                case "about" -> subject = value.replace('-', ' ');
                case "says" -> {
                    var last = acts.removeLast();
                    acts.add(new Act(last.kind(), value.replace('-', ' '), last.probability(), last.due()));
                }
                case "give" -> {
                    act(ActKind.SHARE, null);
                    links.add("https://example.org/" + messageId);
                }
                case "due" -> {
                    var last = acts.removeLast();
                    act(last.kind(), diary.at(value).atZone(diary.zone).toLocalDate());
                }
                default -> act(kind(word), null);
            }
        }

        private void act(ActKind kind, @Nullable LocalDate due) {
            var sentence = switch (kind) {
                case PROMISE -> "I will send it.";
                case ASK, QUESTION, MEETING -> "Could you send it?";
                case OFFER, THANKS, INTRODUCTION, CONGRATULATION, SHARE, DECLINE, NEWS ->
                    "A sentence with " + kind.name().toLowerCase(Locale.ROOT) + ".";
            };
            acts.add(new Act(kind, sentence, 0.95, due));
        }

        private static ActKind kind(String word) {
            for (var kind : ActKind.values()) {
                if (kind.name().equalsIgnoreCase(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("\"" + word + "\" is not known in a line of mail");
        }

        Interaction interaction() {
            return new Interaction(
                    date,
                    sent ? Direction.SENT : Direction.RECEIVED,
                    "home",
                    messageId + "@example.org",
                    conversation,
                    answers,
                    subject == null ? "About " + conversation : subject,
                    addressed,
                    people,
                    automatic,
                    listed,
                    words,
                    acts,
                    List.of("A line of " + messageId + "."),
                    sketch,
                    links,
                    attachment,
                    greeting,
                    others,
                    invite,
                    stop);
        }
    }
}
