package dev.kith.indexer.search;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.search.Criterion.Fact;
import dev.kith.indexer.search.Criterion.Field;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The operators `name:value` with all their synonyms.
final class Operators {
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("from", Field.FROM),
            Map.entry("f", Field.FROM),
            Map.entry("to", Field.TO),
            Map.entry("t", Field.TO),
            Map.entry("cc", Field.CC),
            Map.entry("c", Field.CC),
            Map.entry("bcc", Field.BCC),
            Map.entry("with", Field.WITH),
            Map.entry("contact", Field.WITH),
            Map.entry("recip", Field.WITH),
            Map.entry("subject", Field.SUBJECT),
            Map.entry("s", Field.SUBJECT),
            Map.entry("body", Field.BODY),
            Map.entry("b", Field.BODY),
            Map.entry("said", Field.SAID),
            Map.entry("filename", Field.FILENAME),
            Map.entry("file", Field.FILENAME),
            Map.entry("attachment", Field.FILENAME),
            Map.entry("type", Field.TYPE),
            Map.entry("mime", Field.TYPE),
            Map.entry("mimetype", Field.TYPE),
            Map.entry("list", Field.LIST));
    private static final Set<String> OTHERS = Set.of(
            "after",
            "since",
            "before",
            "until",
            "date",
            "d",
            "older",
            "older_than",
            "newer",
            "newer_than",
            "has",
            "in",
            "folder",
            "label",
            "maildir",
            "path",
            "is",
            "tag",
            "act",
            "id",
            "mid",
            "msgid",
            "rfc822msgid",
            "flag",
            "thread",
            "larger",
            "smaller",
            "size");
    private static final Set<String> DATED =
            Set.of("after", "since", "before", "until", "older", "older_than", "newer", "newer_than");
    private static final Map<String, Fact> FACTS = Map.of(
            "sent", Fact.SENT,
            "received", Fact.RECEIVED,
            "unanswered", Fact.UNANSWERED,
            "human", Fact.HUMAN,
            "attachment", Fact.ATTACHMENT,
            "attachments", Fact.ATTACHMENT,
            "attach", Fact.ATTACHMENT,
            "link", Fact.LINK,
            "invite", Fact.INVITE);
    private static final Pattern OCTETS = Pattern.compile("(\\d{1,12})\\s*([kmg]?)(?:i?b)?");

    private final LocalDate today;
    private final ZoneId zone;
    private final List<String> notices;
    private String at = "";

    Operators(Instant now, ZoneId zone, List<String> notices) {
        this.today = LocalDate.ofInstant(now, zone);
        this.zone = zone;
        this.notices = notices;
    }

    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }

    /// Does the operator take a day or several?
    static boolean dated(String name) {
        return DATED.contains(name);
    }

    boolean date(String value) {
        return Dates.read(value, today).isPresent();
    }

    static boolean known(String name) {
        return FIELDS.containsKey(name) || OTHERS.contains(name);
    }

    /// @param place of the operator in the query, the first character is 1
    Criterion read(String name, String value, String typed, int place) {
        at = " (at character " + place + ")";
        return switch (name) {
            case "after", "since" -> dates(name, value, typed, Edge.FROM);
            case "before" -> dates(name, value, typed, Edge.BEFORE);
            case "until" -> dates(name, value, typed, Edge.UNTIL);
            case "date", "d" -> range(name, value, typed);
            case "older", "older_than" -> dates(name, value, typed, Edge.BEFORE);
            case "newer", "newer_than" -> dates(name, value, typed, Edge.FROM);
            case "has", "is", "flag" -> fact(name, value, typed);
            case "in", "folder", "label", "maildir", "path" -> in(value, typed);
            case "tag" -> new Criterion.Tagged(value, typed);
            case "act" -> act(value, typed);
            case "id", "mid", "msgid", "rfc822msgid" -> new Criterion.Id(bare(value), typed);
            case "thread" -> new Criterion.Conversation(bare(value), typed);
            case "larger", "smaller", "size" -> size(name, value, typed);
            default -> text(value, typed);
        };
    }

    private enum Edge {
        FROM,
        BEFORE,
        UNTIL
    }

    private Criterion dates(String name, String value, String typed, Edge edge) {
        var days = Dates.read(value, today);
        if (days.isEmpty()) {
            return notDate(name, value, typed);
        }
        return switch (edge) {
            case FROM -> new Criterion.Span(millis(days.get().from()), Long.MAX_VALUE, typed);
            case BEFORE -> new Criterion.Span(Long.MIN_VALUE, millis(days.get().from()), typed);
            case UNTIL -> new Criterion.Span(Long.MIN_VALUE, millis(days.get().to()), typed);
        };
    }

    private Criterion range(String name, String value, String typed) {
        var dots = value.indexOf("..");
        var from = dots < 0 ? value : value.substring(0, dots);
        var to = dots < 0 ? value : value.substring(dots + 2);
        var first = Dates.read(from, today);
        var last = Dates.read(to, today);
        if ((first.isEmpty() && !from.isBlank()) || (last.isEmpty() && !to.isBlank())) {
            return notDate(name, value, typed);
        }
        return new Criterion.Span(
                first.map(d -> millis(d.from())).orElse(Long.MIN_VALUE),
                last.map(d -> millis(d.to())).orElse(Long.MAX_VALUE),
                typed);
    }

    private Criterion notDate(String name, String value, String typed) {
        notices.add("“" + value + "” after “" + name + ":”" + at
                + " is not a date that Kith can read; it is searched as text."
                + " Try 2024-03-05, 2024-03, \"last week\" or 3m.");
        return text(value, typed);
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Criterion fact(String name, String value, String typed) {
        var fact = FACTS.get(value.toLowerCase(Locale.ROOT));
        if (fact == null) {
            notices.add("“" + name + ":" + value + "”" + at + " is not known; it is searched as text. Known are "
                    + String.join(", ", FACTS.keySet().stream().sorted().toList()) + ".");
            return text(value, typed);
        }
        return new Criterion.Is(fact, typed);
    }

    private static Criterion in(String value, String typed) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "anywhere", "all" -> new Criterion.Everything();
            // a mailbox of that name, and what was sent from anywhere
            case "sent" ->
                new Criterion.Or(List.of(new Criterion.In(value, typed), new Criterion.Is(Fact.SENT, typed)));
            default -> new Criterion.In(value, typed);
        };
    }

    private Criterion act(String value, String typed) {
        for (var kind : ActKind.values()) {
            if (kind.name().equalsIgnoreCase(value)) {
                return new Criterion.Does(kind, typed);
            }
        }
        notices.add("“act:" + value + "”" + at + " is not known; it is searched as text. Known are "
                + String.join(
                        ", ",
                        java.util.Arrays.stream(ActKind.values())
                                .map(k -> k.name().toLowerCase(Locale.ROOT))
                                .toList())
                + ".");
        return text(value, typed);
    }

    private Criterion size(String name, String value, String typed) {
        var octets = OCTETS.matcher(value.toLowerCase(Locale.ROOT));
        if (!octets.matches()) {
            notices.add("“" + value + "” after “" + name + ":”" + at
                    + " is not a size; it is searched as text. Try 5M or 200k.");
            return text(value, typed);
        }
        var count = Long.parseLong(octets.group(1))
                * switch (octets.group(2)) {
                    case "k" -> 1_000L;
                    case "m" -> 1_000_000L;
                    case "g" -> 1_000_000_000L;
                    default -> 1L;
                };
        return name.equals("smaller")
                ? new Criterion.Size(0, count, typed)
                : new Criterion.Size(count, name.equals("size") ? count + 1 : Long.MAX_VALUE, typed);
    }

    private static Criterion text(String value, String typed) {
        return new Words().over(value).next()
                ? new Criterion.Text(Field.ANY, value, false, false, typed)
                : new Criterion.Everything();
    }

    /// A Message-ID as it is kept: without brackets, and without what a `mid:` link (RFC 2392) puts around it.
    private static String bare(String id) {
        var text = id.startsWith("mid:") ? id.substring(4) : id;
        if (text.indexOf('%') >= 0) {
            try {
                text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException _) {
                // a percent sign that is part of it
            }
        }
        return text.startsWith("<") && text.endsWith(">") && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
