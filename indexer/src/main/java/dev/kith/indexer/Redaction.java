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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes names and addresses out of messages of others that mention them. What they wrote stays, less these.
final class Redaction {
    private static final String INSTEAD = "…";
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+");

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

    /// Addresses told by a test.
    static Redaction of(Predicate<String> sealed) {
        return new Redaction(text ->
                text.indexOf('@') < 0 ? text : ADDRESS.matcher(text).replaceAll(found -> instead(found, sealed)));
    }

    private static String instead(MatchResult found, Predicate<String> sealed) {
        var address = found.group();
        return sealed.test(address.toLowerCase(Locale.ROOT))
                ? INSTEAD
                : java.util.regex.Matcher.quoteReplacement(address);
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
