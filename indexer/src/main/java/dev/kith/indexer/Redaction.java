package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Talk;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes names and addresses out of messages of others that mention them. What they wrote stays, less these.
final class Redaction {
    private static final String INSTEAD = "…";
    private static final int LOCAL_MAX = 64;
    private static final int LABEL_MAX = 63;

    private final UnaryOperator<String> change;

    private Redaction(UnaryOperator<String> change) {
        this.change = change;
    }

    /// @param words addresses and full names, in any case
    static Redaction of(Collection<String> words) {
        var pattern = Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Redaction(text -> pattern.matcher(text).replaceAll(INSTEAD));
    }

    /// Addresses told by a test: whatever stands around an `@` as an address does. Every message passes here,
    /// so a text is looked at there alone.
    static Redaction of(Predicate<String> sealed) {
        return new Redaction(text -> without(text, sealed));
    }

    private static String without(String text, Predicate<String> sealed) {
        StringBuilder left = null;
        var done = 0;
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            var start = localPart(text, at, done);
            var end = domain(text, at + 1);
            if (start < at && end > 0 && sealed.test(text.substring(start, end).toLowerCase(Locale.ROOT))) {
                left = left == null ? new StringBuilder(text.length()) : left;
                left.append(text, done, start).append(INSTEAD);
                done = end;
            }
        }
        return left == null ? text : left.append(text, done, text.length()).toString();
    }

    private static int localPart(String text, int at, int floor) {
        var start = at;
        while (start > floor && at - start < LOCAL_MAX && inLocalPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean inLocalPart(char c) {
        return inLabel(c) || "._%+".indexOf(c) >= 0;
    }

    private static boolean inLabel(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    /// @return where the domain ends, two labels at least; 0 where none stands
    private static int domain(String text, int from) {
        var end = 0;
        for (var label = from; label < text.length(); ) {
            var at = label;
            while (at < text.length() && at - label < LABEL_MAX && inLabel(text.charAt(at))) {
                at++;
            }
            if (at == label) {
                break;
            }
            end = label > from ? at : end;
            if (at == text.length() || text.charAt(at) != '.') {
                break;
            }
            label = at + 1;
        }
        return end;
    }

    /// The message without them; an equal one when it has none.
    Entry of(Entry entry) {
        return new Entry(
                of(entry.talk()),
                entry.references().stream().filter(this::untouched).toList(),
                entry.date(),
                entry.zone(),
                entry.direction(),
                entry.account(),
                entry.parties(),
                entry.traits(),
                each(entry.files()),
                entry.types(),
                entry.list(),
                entry.size(),
                entry.words(),
                change.apply(entry.own()),
                change.apply(entry.quoted()),
                change.apply(entry.signature()));
    }

    private Talk of(Talk talk) {
        var answered = talk.inReplyTo();
        return new Talk(
                talk.messageId(),
                answered != null && untouched(answered) ? answered : null,
                change.apply(talk.subject()),
                talk.acts().stream()
                        .map(act -> new Act(act.kind(), change.apply(act.sentence()), act.probability(), act.due()))
                        .toList(),
                each(talk.evidence()),
                talk.sketch(),
                talk.links().stream().filter(this::untouched).toList(),
                change.apply(talk.greeting()),
                talk.invite(),
                talk.phones(),
                orNull(talk.title()),
                orNull(talk.organisation()));
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : change.apply(text);
    }

    private List<String> each(List<String> texts) {
        return texts.stream().map(change).toList();
    }

    private boolean untouched(String text) {
        return Objects.equals(change.apply(text), text);
    }
}
