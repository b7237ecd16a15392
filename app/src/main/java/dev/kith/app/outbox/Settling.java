package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.State;
import dev.kith.rules.ledger.OutboxTable;
import java.time.Instant;
import java.util.List;

/// Settles attempts of which nobody knows whether upstream stored them: by looking for the Message-ID. "Not there" is
/// believed only when two searches apart say so, the second one long enough after the attempt: an index may lag. And it
/// means "not stored" only when nothing that came into INBOX since was taken away: else the user may have deleted it.
final class Settling {
    private final OutboxTable table;
    private final Limits limits;

    Settling(OutboxTable table, Limits limits) {
        this.table = table;
        this.limits = limits;
    }

    void settle(OutboxRow row, Companion companion, Instant now, List<Decision> decisions) {
        var before = row.checkedAt();
        if (before != null && now.isBefore(before.plus(limits.between()))) {
            decisions.add(new Decision(row.messageId(), Reason.WAITING, ""));
            return;
        }
        var decision = switch (companion.find(row.messageId())) {
            case Lookup.Found found -> found(row, found, Reason.FOUND_AFTER, now);
            case Lookup.CannotTell(var words) -> new Decision(row.messageId(), Reason.CANNOT_TELL, words);
            case Lookup.Absent inbox -> absent(row, inbox, now);
        };
        decisions.add(decision);
    }

    /// Wherever it stands; the next look finds out what the user did with it.
    Decision found(OutboxRow row, Lookup.Found found, Reason reason, Instant now) {
        var where = row.draft() ? row.mailbox() : found.mailbox();
        return put(there(row.appended(where, found.uidValidity(), found.uid(), now, reason.word())), reason);
    }

    /// A draft is the user's as soon as it stands there: Kith looks after it no more.
    static OutboxRow there(OutboxRow row) {
        return row.draft() ? row.in(State.DONE, row.note()) : row;
    }

    private Decision absent(OutboxRow row, Lookup.Absent inbox, Instant now) {
        var attempted = row.attemptedAt() == null ? row.plannedAt() : row.attemptedAt();
        if (row.absences() == 0 || now.isBefore(attempted.plus(limits.settle()))) {
            return put(row.missed(row.absences() + 1, now, row.note()), Reason.WAITING);
        }
        if (!row.leaving().isEmpty()) {
            return put(row.in(State.DONE, row.leaving()), Reason.SETTLED_BEFORE);
        }
        if (row.note().equals(Reason.LEDGER_RESTORED.word())) {
            return put(row.in(State.DISMISSED, row.note()), Reason.LEDGER_RESTORED);
        }
        // a draft does not stand in INBOX, and a search that found nothing has looked into every mailbox
        if (!row.draft() && !inbox.holdsAllSince(row.uidValidity(), row.uid())) {
            return put(row.in(State.DISMISSED, Reason.PERHAPS_DELETED.word()), Reason.PERHAPS_DELETED);
        }
        if (row.attempts() >= limits.attempts()) {
            return put(row.in(State.EXPIRED, Reason.GIVEN_UP.word()), Reason.GIVEN_UP);
        }
        return put(row.in(State.PLANNED, Reason.NOT_STORED.word()), Reason.NOT_STORED);
    }

    private Decision put(OutboxRow row, Reason reason) {
        table.put(row);
        return new Decision(row.messageId(), reason, "");
    }
}
