package dev.kith.app.line;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Something of Kith's upstream, as `leave --json` prints it.
///
/// @param messageId empty for a mailbox
/// @param state `found`, `removed`, `kept` (for good) or `waits` (ask again)
/// @param why for what was not removed, else empty
/// @param subject empty for a mailbox, and where the mail could not be read
/// @param date null where `subject` is empty
public record LeftLine(
        String account,
        String mailbox,
        String messageId,
        String state,
        String why,
        String subject,
        @Nullable OffsetDateTime date) {
    /// Of which no more is known.
    public LeftLine(String account, String mailbox, String messageId, String state, String why) {
        this(account, mailbox, messageId, state, why, "", null);
    }

    /// The same with what people know it by.
    public LeftLine about(String subject, @Nullable OffsetDateTime date) {
        return new LeftLine(account, mailbox, messageId, state, why, subject, date);
    }
}
