package dev.kith.rules.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail of Kith's on its way.
///
/// @param messageId with angle brackets; the same on every Kith of the account
/// @param parts whom it is about: one for a single reminder, up to three for a digest
/// @param octets the whole mail while it may still be sent; empty afterwards
/// @param note the last decision's reason, one word
/// @param leaving why it is to be removed upstream, one word; empty while it is not
/// @param checkedAt when upstream was last searched for it in vain
/// @param attempts how often it was sent
/// @param absences how often in a row it was not found
/// @param uidValidity 0 when unknown
/// @param uid 0 when unknown; while it is being attempted, the mailbox's UIDNEXT just before
public record OutboxRow(
        String messageId,
        String account,
        String mailbox,
        List<Part> parts,
        byte[] octets,
        State state,
        String note,
        String leaving,
        Instant plannedAt,
        @Nullable Instant attemptedAt,
        @Nullable Instant appendedAt,
        @Nullable Instant checkedAt,
        int attempts,
        int absences,
        long uidValidity,
        long uid) {
    public OutboxRow {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a reminder is about somebody");
        }
    }

    public enum State {
        PLANNED,
        ATTEMPTING,
        APPENDED,
        DONE,
        DISMISSED,
        EXPIRED;

        /// Whether anything is still to be done about it.
        public boolean open() {
            return this == PLANNED || this == ATTEMPTING || this == APPENDED;
        }
    }

    /// An occasion that a mail tells.
    ///
    /// @param id the Message-ID it has in a mail of its own; its commands' token is made from it
    public record Part(String id, String person, String rule, String episode) {
        /// The rule of what Kith says for itself: answers, and what is left of a mail about somebody forgotten.
        public static final String NOTE = "note";
    }

    /// How the episode of a draft begins.
    private static final String DRAFT = "draft ";

    /// The episode of a draft that the user asked for.
    ///
    /// @param ask one word a request
    /// @param print of the octets: by it one can tell later whether the user has changed it
    public static Part draft(String id, String ask, String print) {
        return new Part(id, "", Part.NOTE, DRAFT + ask + " " + print);
    }

    /// Whether it is a draft: once it stands in the user's drafts it is the user's.
    public boolean draft() {
        return parts.getFirst().rule().equals(Part.NOTE)
                && parts.getFirst().episode().startsWith(DRAFT);
    }

    /// What a draft's octets were when it was put there.
    public String print() {
        var episode = parts.getFirst().episode();
        return episode.substring(episode.lastIndexOf(' ') + 1);
    }

    /// Why a mail about somebody who was forgotten is to go.
    public static final String FORGOTTEN = "forgotten";

    /// The ids of the occasions that it tells beside its own name: those of a digest.
    public List<String> others() {
        return parts.stream().map(Part::id).filter(id -> !id.equals(messageId)).toList();
    }

    /// What is left when its people were forgotten: a name without a meaning, by which it is found and removed.
    public OutboxRow nameless() {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                List.of(new Part(messageId, "", Part.NOTE, messageId)),
                new byte[0],
                state == State.ATTEMPTING ? state : State.APPENDED,
                FORGOTTEN,
                FORGOTTEN,
                plannedAt,
                attemptedAt,
                appendedAt,
                null,
                attempts,
                0,
                uidValidity,
                uid);
    }

    public static OutboxRow planned(
            String messageId, String account, String mailbox, List<Part> parts, byte[] octets, Instant now) {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                parts,
                octets,
                State.PLANNED,
                "planned",
                "",
                now,
                null,
                null,
                null,
                0,
                0,
                0,
                0);
    }

    /// Back to planned, or over: what is over keeps no octets.
    public OutboxRow in(State next, String reason) {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                parts,
                next.open() ? octets : new byte[0],
                next,
                reason,
                leaving,
                plannedAt,
                attemptedAt,
                appendedAt,
                null,
                attempts,
                0,
                uidValidity,
                uid);
    }

    /// @param validity of the mailbox; 0 when unknown
    /// @param uidNext of the mailbox now; 0 when unknown
    public OutboxRow attempting(Instant now, long validity, long uidNext) {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                parts,
                octets,
                State.ATTEMPTING,
                "attempting",
                leaving,
                plannedAt,
                now,
                null,
                null,
                attempts + 1,
                0,
                validity,
                uidNext);
    }

    public OutboxRow appended(String where, long validity, long at, Instant now, String reason) {
        return new OutboxRow(
                messageId,
                account,
                where,
                parts,
                octets,
                State.APPENDED,
                reason,
                leaving,
                plannedAt,
                attemptedAt,
                appendedAt == null ? now : appendedAt,
                now,
                attempts,
                0,
                validity,
                at);
    }

    /// Looked for, and `missed` times in a row not found.
    public OutboxRow missed(int times, Instant now, String reason) {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                parts,
                octets,
                state,
                reason,
                leaving,
                plannedAt,
                attemptedAt,
                appendedAt,
                now,
                attempts,
                times,
                uidValidity,
                uid);
    }

    /// To be removed upstream, or not sent at all.
    public OutboxRow leave(String reason) {
        return new OutboxRow(
                messageId,
                account,
                mailbox,
                parts,
                octets,
                state,
                note,
                reason,
                plannedAt,
                attemptedAt,
                appendedAt,
                checkedAt,
                attempts,
                absences,
                uidValidity,
                uid);
    }
}
