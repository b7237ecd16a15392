package dev.kith.app.outbox;

import dev.kith.rules.ledger.OutboxRow;
import java.time.Instant;

/// What the outbox asks the rest of Kith right before a reminder leaves, so that nobody is reminded of what
/// they have just answered on the phone.
public interface Correspondence {
    /// Looks at Sent and INBOX upstream. What is new there is indexed when this returns.
    ///
    /// @return false when it could not be found out
    boolean refresh(String account);

    /// Whether the mail answers something the user just asked: then it goes without a look at the correspondence.
    boolean answers(OutboxRow row);

    /// Whether it is to wait for a better hour: what was planned by day may find a login only at night, or the user has
    /// asked for a pause since.
    boolean waits(OutboxRow row, Instant now);

    /// Whether what the reminder is about still holds, judged with all that is indexed by now.
    boolean holds(OutboxRow row, Instant now);
}
