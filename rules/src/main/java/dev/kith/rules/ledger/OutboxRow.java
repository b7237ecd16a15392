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
/// @param trail what was tried and seen of it upstream
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
        Trail trail) {
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

    /// What was tried and seen of a mail upstream.
    ///
    /// @param checkedAt when upstream was last searched for it in vain
    /// @param attempts how often it was sent
    /// @param absences how often in a row it was not found
    /// @param uidValidity 0 when unknown
    /// @param uid 0 when unknown; while it is being attempted, the mailbox's UIDNEXT just before
    public record Trail(
            @Nullable Instant attemptedAt,
            @Nullable Instant appendedAt,
            @Nullable Instant checkedAt,
            int attempts,
            int absences,
            long uidValidity,
            long uid) {
        static final Trail NONE = new Trail(null, null, null, 0, 0, 0, 0);

        private Trail checked(@Nullable Instant at, int missed) {
            return new Trail(attemptedAt, appendedAt, at, attempts, missed, uidValidity, uid);
        }
    }

    public @Nullable Instant attemptedAt() {
        return trail.attemptedAt();
    }

    public @Nullable Instant appendedAt() {
        return trail.appendedAt();
    }

    public @Nullable Instant checkedAt() {
        return trail.checkedAt();
    }

    public int attempts() {
        return trail.attempts();
    }

    public int absences() {
        return trail.absences();
    }

    public long uidValidity() {
        return trail.uidValidity();
    }

    public long uid() {
        return trail.uid();
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
                trail.checked(null, 0));
    }

    public static OutboxRow planned(
            String messageId, String account, String mailbox, List<Part> parts, byte[] octets, Instant now) {
        return new OutboxRow(messageId, account, mailbox, parts, octets, State.PLANNED, "planned", "", now, Trail.NONE);
    }

    /// Back to planned, or over: what is over keeps no octets.
    public OutboxRow in(State next, String reason) {
        var kept = next.open() ? octets : new byte[0];
        return new OutboxRow(
                messageId, account, mailbox, parts, kept, next, reason, leaving, plannedAt, trail.checked(null, 0));
    }

    /// @param validity of the mailbox; 0 when unknown
    /// @param uidNext of the mailbox now; 0 when unknown
    public OutboxRow attempting(Instant now, long validity, long uidNext) {
        var begun = new Trail(now, null, null, trail.attempts() + 1, 0, validity, uidNext);
        return went(mailbox, State.ATTEMPTING, "attempting", begun);
    }

    public OutboxRow appended(String where, long validity, long at, Instant now, String reason) {
        var first = trail.appendedAt() == null ? now : trail.appendedAt();
        var there = new Trail(trail.attemptedAt(), first, now, trail.attempts(), 0, validity, at);
        return went(where, State.APPENDED, reason, there);
    }

    /// Looked for, and `missed` times in a row not found.
    public OutboxRow missed(int times, Instant now, String reason) {
        return went(mailbox, state, reason, trail.checked(now, times));
    }

    private OutboxRow went(String where, State next, String reason, Trail then) {
        return new OutboxRow(messageId, account, where, parts, octets, next, reason, leaving, plannedAt, then);
    }

    /// To be removed upstream, or not sent at all.
    public OutboxRow leave(String reason) {
        return new OutboxRow(messageId, account, mailbox, parts, octets, state, note, reason, plannedAt, trail);
    }
}
