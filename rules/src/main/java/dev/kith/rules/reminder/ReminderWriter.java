package dev.kith.rules.reminder;

import dev.kith.rules.delivery.Crowding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes reminders: facts in, RFC 5322 octets out. Pure; any thread.
public final class ReminderWriter {
    /// A digest names three people at the most.
    public static final int DIGEST_MAX = 3;

    private static final String DIGEST_RULE = "digest";

    private final Wording wording;
    private final Disclosure disclosure;
    private final Stamp stamp;

    public ReminderWriter(Wording wording, Disclosure disclosure, Stamp stamp) {
        this.wording = wording;
        this.disclosure = disclosure;
        this.stamp = stamp;
    }

    /// One mail for one reminder. The same person, rule and episode give the same Message-ID on every Kith.
    public ReminderMail write(Reminder reminder, Reader reader, Instant now) {
        var messageId = stamp.messageId(reader.mailbox(), reminder.person(), reminder.rule(), reminder.episode());
        var token = stamp.token(messageId);
        var letter = new LetterWriter(wording, disclosure, reader, now).single(reminder, token);
        return Rfc5322.write(letter, reader, messageId, token, now);
    }

    /// One mail for up to three people. Each has a token of its own, that of the mail they would have had alone.
    public ReminderMail digest(List<Reminder> reminders, Reader reader, Instant now) {
        return digest(reminders, null, List.of(), reader, now);
    }

    /// @param crowding what one rule found beside these, or null
    /// @param settled names of people whose reminders are settled and could not be taken out of the inbox
    public ReminderMail digest(
            List<Reminder> reminders, @Nullable Crowding crowding, List<String> settled, Reader reader, Instant now) {
        if (reminders.isEmpty() || reminders.size() > DIGEST_MAX) {
            throw new IllegalArgumentException("a digest names one to " + DIGEST_MAX + " people");
        }
        var ids = reminders.stream()
                .map(r -> stamp.messageId(reader.mailbox(), r.person(), r.rule(), r.episode()))
                .toList();
        var messageId = stamp.messageId(
                reader.mailbox(), "", DIGEST_RULE, ids.stream().sorted().collect(Collectors.joining(" ")));
        var letter = new LetterWriter(wording, disclosure, reader, now)
                .digest(reminders, ids.stream().map(stamp::token).toList(), crowding, settled);
        return Rfc5322.digest(letter, reader, messageId, ids, stamp.token(messageId), now);
    }
}
