package dev.kith.rules;

import dev.kith.indexer.history.Person;
import java.time.Instant;
import java.util.List;

/// The outcome of a rule for a person: something is open or a tie has gone quiet.
///
/// @param rule the rule's id in the rule book
/// @param since when it began (the unanswered mail's date, the last exchange)
/// @param due from when on a reminder makes sense
/// @param episode names this occasion: the same until the next interaction, so that it is never raised twice
/// @param why the rule's words with its inputs, one sentence
/// @param action the small step proposed
/// @param account the account of the last exchange, where the reminder goes
public record Finding(
        String rule,
        Person person,
        Instant since,
        Instant due,
        String episode,
        String why,
        List<Evidence> evidence,
        String action,
        String account) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
