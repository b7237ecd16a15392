package dev.kith.rules;

import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.util.List;

/// An occasion that was found about a person.
///
/// @param due from when on it holds; may lie ahead
/// @param until when it is over
/// @param episode the same until the next interaction that matters to it
/// @param words what was found with its figures, one sentence
/// @param messages what it rests on, the most telling first
record Occurrence(Instant since, Instant due, Instant until, String episode, String words, List<Interaction> messages) {
    Occurrence {
        messages = List.copyOf(messages);
    }
}
