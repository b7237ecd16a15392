package dev.kith.rules.ledger;

import java.time.Instant;
import java.util.List;

/// A mail of the user's own that is to come back at a time unless a human being has answered it by then.
///
/// @param messageId of that mail
/// @param recipients lower-case addresses it went to, Bcc among them; never empty
/// @param line a real line of it, or empty
public record Wish(
        String messageId,
        Instant dueAt,
        String account,
        List<String> recipients,
        String subject,
        String line,
        Instant askedAt,
        State state) {
    public enum State {
        OPEN,
        ANSWERED,
        /// It stands in the outbox, or stood there.
        TOLD
    }

    public Wish {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a mail that may be answered went to somebody");
        }
    }

    /// The same mail at another time.
    public Wish at(Instant due) {
        return new Wish(messageId, due, account, recipients, subject, line, askedAt, State.OPEN);
    }

    public Wish in(State next) {
        return new Wish(messageId, dueAt, account, recipients, subject, line, askedAt, next);
    }

    /// Names the occasion: the same mail asked for twice comes back twice.
    public String episode() {
        return messageId + " " + dueAt.getEpochSecond();
    }
}
