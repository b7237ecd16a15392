package dev.kith.rules;

import dev.kith.indexer.history.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule found about a person: something is open, or a tie has gone quiet. Whether the user is
/// told of it is for `delivery` to decide.
///
/// @param rule the rule's id in the rule book
/// @param since when it began (the unanswered mail's date, the last exchange)
/// @param due from when on a reminder makes sense
/// @param episode names this occasion: the same until the next interaction, so that it is never raised twice
/// @param why the rule's words with its inputs, one sentence
/// @param action the small step proposed
/// @param account the account of the last exchange, where the reminder goes
/// @param usual what is usual between the two (reply time or gap), or null
/// @param appointed the day a promise names, the start of a meeting, or null
/// @param weight among findings of one priority the heavier is told first
public record Finding(
        String rule,
        Person person,
        Instant since,
        Instant due,
        String episode,
        String why,
        List<Evidence> evidence,
        String action,
        String account,
        @Nullable Duration usual,
        @Nullable Instant appointed,
        double weight) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public Finding(
            String rule,
            Person person,
            Instant since,
            Instant due,
            String episode,
            String why,
            List<Evidence> evidence,
            String action,
            String account) {
        this(rule, person, since, due, episode, why, evidence, action, account, null, null, 0);
    }
}
