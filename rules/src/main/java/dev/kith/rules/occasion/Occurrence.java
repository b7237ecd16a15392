package dev.kith.rules.occasion;

import dev.kith.indexer.history.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An occasion that was found about a person.
///
/// @param due from when on it holds; may lie ahead
/// @param until when it is over
/// @param episode the same until the next interaction that matters to it
/// @param words what was found with its figures, one sentence without a full stop
/// @param messages what it rests on, the most telling first
/// @param quote a sentence to show in place of the first message's line, or null
/// @param usual the usual reply time or gap, or null
/// @param appointed the day of a promise or the start of a meeting, or null
/// @param weight which of many findings of one rule comes first: the heavier
public record Occurrence(
        Instant since,
        Instant due,
        Instant until,
        String episode,
        String words,
        List<Interaction> messages,
        @Nullable String quote,
        @Nullable Duration usual,
        @Nullable Instant appointed,
        double weight) {
    public Occurrence {
        messages = List.copyOf(messages);
    }

    Occurrence(Instant since, Instant due, Instant until, String episode, String words, List<Interaction> messages) {
        this(since, due, until, episode, words, messages, null, null, null, 0);
    }

    Occurrence quoting(String sentence) {
        return new Occurrence(since, due, until, episode, words, messages, sentence, usual, appointed, weight);
    }

    Occurrence usual(Duration length) {
        return new Occurrence(since, due, until, episode, words, messages, quote, length, appointed, weight);
    }

    Occurrence appointed(@Nullable Instant instant) {
        return new Occurrence(since, due, until, episode, words, messages, quote, usual, instant, weight);
    }

    Occurrence weighing(double other) {
        return new Occurrence(since, due, until, episode, words, messages, quote, usual, appointed, other);
    }
}
