package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Placed;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.State;
import dev.kith.rules.ledger.OutboxTable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is planned: after a fresh look at the user's mail, after a search for the mail itself, and with the
/// attempt on disk before its first octet leaves.
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final OutboxTable table;
    private final Journal journal;
    private final Limits limits;
    private final Settling settling;
    private final Rivals rivals;

    Sending(OutboxTable table, Journal journal, Limits limits, Settling settling) {
        this.table = table;
        this.journal = journal;
        this.limits = limits;
        this.settling = settling;
        this.rivals = new Rivals(journal, limits);
    }

    void send(
            List<OutboxRow> planned,
            String account,
            Companion companion,
            Correspondence correspondence,
            Instant now,
            List<Decision> decisions) {
        var ready = planned.stream().filter(row -> !waits(row, now)).toList();
        var fresh = ready.stream().allMatch(correspondence::answers) || correspondence.refresh(account);
        for (var row : ready) {
            if (!old(row, now) && correspondence.waits(row, now)) {
                decisions.add(new Decision(row.messageId(), Reason.QUIET, ""));
            } else if (fresh || correspondence.answers(row)) {
                decisions.add(one(row, companion, correspondence, now));
            } else {
                decisions.add(new Decision(row.messageId(), Reason.NOT_REFRESHED, ""));
            }
        }
    }

    private boolean waits(OutboxRow row, Instant now) {
        return row.checkedAt() != null && now.isBefore(row.checkedAt().plus(limits.retry()));
    }

    private Decision one(OutboxRow row, Companion companion, Correspondence correspondence, Instant now) {
        if (old(row, now)) {
            return stale(row);
        }
        if (!correspondence.answers(row) && !correspondence.holds(row, now)) {
            return journal.knows(row.messageId()) ? withdrawn(row, companion, now) : settled(row);
        }
        return switch (companion.find(row.messageId())) {
            case Lookup.Found found -> settling.found(row, found, Reason.FOUND_BEFORE, now);
            case Lookup.CannotTell(var words) -> new Decision(row.messageId(), Reason.CANNOT_TELL, words);
            case Lookup.Absent inbox -> absent(row, inbox, companion, now);
        };
    }

    private boolean old(OutboxRow row, Instant now) {
        return now.isAfter(row.plannedAt().plus(limits.plannedFor()));
    }

    private Decision settled(OutboxRow row) {
        return put(row.in(State.DONE, Reason.SETTLED_BEFORE.word()), Reason.SETTLED_BEFORE, "");
    }

    /// Settled, but it was tried before: what stands there is to go.
    private Decision withdrawn(OutboxRow row, Companion companion, Instant now) {
        return switch (companion.find(row.messageId())) {
            case Lookup.Found found ->
                settling.found(row.leave(Reason.SETTLED_BEFORE.word()), found, Reason.FOUND_BEFORE, now);
            case Lookup.CannotTell(var words) -> new Decision(row.messageId(), Reason.CANNOT_TELL, words);
            case Lookup.Absent _ -> settled(row);
        };
    }

    /// What never left may be judged and written afresh; what was tried is over.
    private Decision stale(OutboxRow row) {
        if (row.attemptedAt() == null) {
            table.erase(row.messageId());
            return new Decision(row.messageId(), Reason.STALE, "");
        }
        return put(row.in(State.EXPIRED, Reason.STALE.word()), Reason.STALE, "");
    }

    private Decision absent(OutboxRow row, Lookup.Absent inbox, Companion companion, Instant now) {
        if (row.attemptedAt() == null && journal.knows(row.messageId())) {
            // sent once, and the ledger does not know it: if the search does not find it in time, the user deleted it
            var known = row.attempting(now, inbox.uidValidity(), inbox.uidNext())
                    .in(State.ATTEMPTING, Reason.LEDGER_RESTORED.word());
            return put(known.missed(1, now, known.note()), Reason.LEDGER_RESTORED, "");
        }
        return switch (rivals.about(row, companion, now)) {
            case Rivals.Some(var told, var reason) -> {
                var decision = put(row.in(State.DISMISSED, reason.word()), reason, "");
                table.keep(row.messageId(), told);
                yield decision;
            }
            case Rivals.CannotTell(var words) -> new Decision(row.messageId(), Reason.CANNOT_TELL, words);
            case Rivals.None _ -> attempt(row, inbox, companion, now);
        };
    }

    private Decision attempt(OutboxRow row, Lookup.Absent inbox, Companion companion, Instant now) {
        var attempting = row.attempting(now, inbox.uidValidity(), inbox.uidNext());
        if (!table.put(attempting)) {
            return new Decision(row.messageId(), Reason.SETTLED_BEFORE, OutboxRow.FORGOTTEN);
        }
        try {
            journal.add(Stream.concat(Stream.of(row.messageId()), row.others().stream())
                    .toList());
        } catch (IOException e) {
            LOG.warn("the journal of attempts cannot be written; nothing is sent: {}", e.toString());
            return put(unsent(attempting, now), Reason.NOT_SENT, "the journal cannot be written");
        }
        return switch (placed(attempting, companion, now)) {
            case Placed.Appended(var validity, var uid) ->
                put(
                        Settling.there(attempting.appended(row.mailbox(), validity, uid, now, Reason.APPENDED.word())),
                        Reason.APPENDED,
                        "");
            case Placed.Refused(var words) -> refused(attempting, words, now);
            case Placed.NotSent(var words) -> put(unsent(attempting, now), Reason.NOT_SENT, words);
            case Placed.NoLogin _ -> put(unsent(attempting, now), Reason.NO_LOGIN, "");
            case Placed.Unclear(var words) -> new Decision(row.messageId(), Reason.UNCLEAR, words);
        };
    }

    private static Placed placed(OutboxRow row, Companion companion, Instant now) {
        try {
            return row.draft()
                    ? companion.appendDraft(row.mailbox(), row.octets(), now)
                    : companion.append(row.mailbox(), row.octets(), now);
        } catch (RuntimeException e) {
            // a fault of ours says nothing about what upstream stored
            LOG.warn("an append ended in a fault", e);
            return new Placed.Unclear(e.toString());
        }
    }

    private Decision refused(OutboxRow row, String words, Instant now) {
        if (row.attempts() >= limits.attempts()) {
            return put(row.in(State.EXPIRED, Reason.REFUSED.word()), Reason.REFUSED, words);
        }
        return put(unsent(row, now), Reason.REFUSED, words);
    }

    /// Certainly not stored: planned again, and not before a while.
    private static OutboxRow unsent(OutboxRow row, Instant now) {
        var again = row.in(State.PLANNED, Reason.NOT_SENT.word());
        return again.missed(0, now, again.note());
    }

    private Decision put(OutboxRow row, Reason reason, String detail) {
        table.put(row);
        return new Decision(row.messageId(), reason, detail);
    }
}
