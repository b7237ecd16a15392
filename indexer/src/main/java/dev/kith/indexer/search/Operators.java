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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The operators `name:value` with all their synonyms.
final class Operators {
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
    /// What the mail program keeps and Kith does not.
    private static final Set<String> FLAGS = Set.of(
            "unread",
            "read",
            "seen",
            "unseen",
            "starred",
            "flagged",
            "important",
            "snoozed",
            "muted",
            "new",
            "recent",
            "replied",
            "answered",
            "forwarded");
    private static final Set<String> FLAG_TAGS = Set.of("unread", "flagged", "replied");
    private static final Set<String> LEFT_OUT = Set.of("trash", "junk", "spam", "drafts", "draft", "bin");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)(.+)");

    private final LocalDate today;
    private final ZoneId zone;
    private final List<String> notices;
    private String at = "";

    Operators(Instant now, ZoneId zone, List<String> notices) {
        this.today = LocalDate.ofInstant(now, zone);
        this.zone = zone;
        this.notices = notices;
    }

    boolean date(String value) {
        return Dates.read(value, today).isPresent();
    }

    /// @param place of the operator in the query, the first character is 1
    Criterion read(String name, String value, String typed, int place) {
        at = " (at character " + place + ")";
        return switch (name) {
            case "after", "since" -> dates(name, value, typed, Edge.FROM);
            case "before" -> dates(name, value, typed, Edge.BEFORE);
            case "until" -> dates(name, value, typed, Edge.UNTIL);
            case "date", "d", "on", "received", "sent" -> range(name, value, typed);
            case "older", "older_than" -> dates(name, value, typed, Edge.BEFORE);
            case "newer", "newer_than" -> dates(name, value, typed, Edge.FROM);
            case "has", "is", "flag" -> fact(name, value, typed);
            case "in", "folder", "label", "maildir", "path", "mailbox" -> in(name, value, typed);
            case "tag" -> tag(name, value, typed);
            case "act" -> act(value, typed);
            case "id", "mid", "msgid", "rfc822msgid", "messageid", "message-id" -> new Criterion.Id(bare(value), typed);
            case "thread", "conversation" -> new Criterion.Conversation(bare(value), typed);
            case "larger", "larger_than", "smaller", "smaller_than", "size", "messagesize" -> size(name, value, typed);
            case "hasattachment", "hasattachments" -> {
                var has = fact(name, "attachment", typed);
                yield value.equalsIgnoreCase("no") || value.equalsIgnoreCase("false") ? new Criterion.Not(has) : has;
            }
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
        var compared = COMPARED.matcher(value);
        if (compared.matches()) {
            return compared(name, compared.group(1), compared.group(2), typed);
        }
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

    private Criterion compared(String name, String sign, String value, String typed) {
        var days = Dates.read(value, today);
        if (days.isEmpty()) {
            return notDate(name, value, typed);
        }
        var first = millis(days.get().from());
        var end = millis(days.get().to());
        return switch (sign) {
            case "<" -> new Criterion.Span(Long.MIN_VALUE, first, typed);
            case "<=" -> new Criterion.Span(Long.MIN_VALUE, end, typed);
            case ">" -> new Criterion.Span(end, Long.MAX_VALUE, typed);
            default -> new Criterion.Span(first, Long.MAX_VALUE, typed);
        };
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
        var word = value.toLowerCase(Locale.ROOT);
        var fact = FACTS.get(word);
        if (fact != null) {
            return new Criterion.Is(fact, typed);
        }
        if (!name.equals("has") && FLAGS.contains(word)) {
            return flag(typed);
        }
        var attached = name.equals("has") ? Attached.read(word, typed) : Optional.<Criterion>empty();
        if (attached.isPresent()) {
            return attached.get();
        }
        notices.add("“" + name + ":" + value + "”" + at + " is not known; it is searched as text. Known are "
                + String.join(", ", FACTS.keySet().stream().sorted().toList()) + ".");
        return text(value, typed);
    }

    private Criterion flag(String typed) {
        notices.add("“" + typed + "”" + at + " is left out: what is read, flagged or answered, your mail program knows"
                + " and Kith does not. It knows is:unanswered, is:sent, is:received and is:human.");
        return new Criterion.Everything();
    }

    /// notmuch's own tags say what are facts here.
    private Criterion tag(String name, String value, String typed) {
        var tagged = new Criterion.Tagged(value, typed);
        var word = value.toLowerCase(Locale.ROOT);
        if (FLAG_TAGS.contains(word)) {
            return flag(typed);
        }
        return switch (word) {
            case "attachment", "sent" -> new Criterion.Or(List.of(tagged, fact(name, word, typed)));
            case "inbox" -> new Criterion.Or(List.of(tagged, in(name, word, typed)));
            default -> tagged;
        };
    }

    private Criterion in(String name, String typedValue, String typed) {
        // mu writes a path
        var value = typedValue.startsWith("/") ? typedValue.substring(1) : typedValue;
        var word = value.toLowerCase(Locale.ROOT);
        if (LEFT_OUT.contains(word)) {
            notices.add("“" + name + ":" + value + "”" + at + ": drafts, junk and trash are not in the index.");
        }
        return switch (word) {
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
        return Sizes.read(value, name.startsWith("smaller"), name.endsWith("size"), typed)
                .orElseGet(() -> {
                    notices.add("“" + value + "” after “" + name + ":”" + at
                            + " is not a size; it is searched as text. Try 5M or 200k.");
                    return text(value, typed);
                });
    }

    private static Criterion text(String value, String typed) {
        return new Words().over(value).next()
                ? new Criterion.Text(Field.ANY, value, false, false, typed)
                : new Criterion.Everything();
    }

    /// A Message-ID as it is kept: without brackets, and without what a `mid:` link (RFC 2392) puts around it.
    static String bare(String id) {
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
