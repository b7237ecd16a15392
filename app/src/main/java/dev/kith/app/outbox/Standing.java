package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.Own;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.State;
import dev.kith.rules.ledger.OutboxTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks after what stands upstream: a second copy goes (the lowest UID stays, so two Kiths agree without talking),
/// what the user deleted or moved is over, what is settled or old is removed.
final class Standing {
    /// The header field that only Kith's mails carry.
    static final String FIELD = "X-Kith";

    /// Kith's own mailboxes, for gestures: a mail moved there has told its tale. The separator is the server's.
    private static final Pattern GESTURE = Pattern.compile("(?i)(?:INBOX[./])?Kith[./].+");

    private static final String EXPIRED = Reason.EXPIRED.word();
    /// Why a settled mail stays that the user flagged; the others of those are spoken of in the next digest.
    private static final String FLAGGED = "flagged";

    private static final Duration SLACK = Duration.ofDays(2);

    private final OutboxTable table;
    private final Limits limits;

    Standing(OutboxTable table, Limits limits) {
        this.table = table;
        this.limits = limits;
    }

    void lookAfter(List<OutboxRow> rows, Companion companion, Instant now, List<Decision> decisions) {
        var due = thinned(rows).stream().filter(row -> due(row, now)).toList();
        if (due.isEmpty()) {
            return;
        }
        switch (companion.own(FIELD, from(due, now), Companion.Scope.NEAR)) {
            case Listing.CannotTell(var words) ->
                due.forEach(row -> decisions.add(new Decision(row.messageId(), Reason.CANNOT_TELL, words)));
            case Listing.Listed(var all) -> {
                var copies = all.stream().collect(Collectors.groupingBy(Own::messageId));
                due.forEach(row -> one(row, copies, all, companion, now, decisions));
            }
        }
    }

    /// The oldest of too many are to go.
    private List<OutboxRow> thinned(List<OutboxRow> rows) {
        var staying = rows.stream().filter(row -> row.leaving().isEmpty()).toList();
        var oldest = staying.stream()
                .sorted(Comparator.comparing(Standing::since))
                .limit(Math.max(0, staying.size() - limits.standingMax()))
                .map(OutboxRow::messageId)
                .toList();
        return rows.stream()
                .map(row -> oldest.contains(row.messageId()) ? row.leave(EXPIRED) : row)
                .toList();
    }

    /// From when on mails are to be listed. One that a look-up found may be older than its row.
    private Instant from(List<OutboxRow> rows, Instant now) {
        return Stream.concat(rows.stream().map(Standing::since), Stream.of(now.minus(limits.standing())))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(SLACK);
    }

    private boolean due(OutboxRow row, Instant now) {
        var checked = row.checkedAt() == null ? since(row) : row.checkedAt();
        var fresh = checked.equals(since(row)) || row.absences() > 0;
        return !row.leaving().isEmpty() || !now.isBefore(checked.plus(fresh ? limits.secondLook() : limits.check()));
    }

    private static Instant since(OutboxRow row) {
        return row.appendedAt() == null ? row.plannedAt() : row.appendedAt();
    }

    private void one(
            OutboxRow row,
            Map<String, List<Own>> copies,
            List<Own> all,
            Companion companion,
            Instant now,
            List<Decision> decisions) {
        var mine = copies.getOrDefault(row.messageId(), List.of());
        var standing = mine.stream()
                .filter(own -> own.mailbox().equalsIgnoreCase(row.mailbox()))
                .filter(own -> !own.deleted() && !own.trash())
                .sorted(Comparator.comparingLong(Own::uid))
                .toList();
        if (standing.isEmpty()) {
            decisions.add(elsewhere(row, mine, now));
            return;
        }
        for (var copy : standing.subList(1, standing.size())) {
            decisions.add(
                    switch (remove(row, copy, companion)) {
                        case Removed.Gone _ -> new Decision(row.messageId(), Reason.DUPLICATE_REMOVED, "");
                        case Removed.Kept(var why) -> new Decision(row.messageId(), Reason.DUPLICATE_KEPT, why);
                        case Removed.Later(var why) -> new Decision(row.messageId(), Reason.REMOVAL_WAITS, why);
                    });
        }
        var first = standing.getFirst();
        var seen = row.appended(first.mailbox(), first.uidValidity(), first.uid(), now, row.note());
        table.put(seen);
        if (row.leaving().isEmpty() && Rivals.before(row, first, all)) {
            decisions.add(leave(seen.leave(Reason.DUPLICATE_REMOVED.word()), first, companion));
            return;
        }
        var old = !now.isBefore(since(row).plus(limits.standing())) && !first.flagged();
        if (!row.leaving().isEmpty() || old) {
            decisions.add(leave(old && row.leaving().isEmpty() ? seen.leave(EXPIRED) : seen, first, companion));
        }
    }

    /// Not where it was put: moved, deleted, or not listed yet.
    private Decision elsewhere(OutboxRow row, List<Own> mine, Instant now) {
        var moved = mine.stream().filter(own -> !own.deleted() && !own.trash()).findFirst();
        if (moved.isPresent()) {
            var own = moved.get();
            var there = row.appended(own.mailbox(), own.uidValidity(), own.uid(), now, Reason.MOVED.word());
            var gesture = GESTURE.matcher(own.mailbox()).matches();
            return put(gesture ? there.leave(Reason.MOVED.word()) : there, Reason.MOVED, own.mailbox());
        }
        if (mine.isEmpty() && (row.absences() == 0 || now.isBefore(since(row).plus(limits.settle())))) {
            return put(row.missed(row.absences() + 1, now, row.note()), Reason.WAITING, "");
        }
        return put(row.in(State.DISMISSED, Reason.DELETED.word()), Reason.DELETED, "");
    }

    private Decision put(OutboxRow row, Reason reason, String detail) {
        table.put(row);
        return new Decision(row.messageId(), reason, detail);
    }

    private Decision leave(OutboxRow row, Own copy, Companion companion) {
        var expired = row.leaving().equals(EXPIRED);
        return switch (remove(row, copy, companion)) {
            case Removed.Gone _ ->
                put(
                        row.in(expired ? State.EXPIRED : State.DONE, row.leaving()),
                        expired ? Reason.EXPIRED : Reason.REMOVED,
                        row.leaving());
            case Removed.Kept(var why) ->
                put(row.in(State.DONE, copy.flagged() ? FLAGGED : Reason.KEPT.word()), Reason.KEPT, why);
            case Removed.Later(var why) -> new Decision(row.messageId(), Reason.REMOVAL_WAITS, why);
        };
    }

    private static Removed remove(OutboxRow row, Own copy, Companion companion) {
        return companion.remove(copy.mailbox(), copy.uidValidity(), copy.uid(), row.messageId());
    }
}
