package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.Own;
import dev.kith.rules.ledger.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds out whether an occasion of a mail stands in another one, under another name: in a digest of other people that
/// a second Kith sent, or that this one sent before its ledger was put back.
final class Rivals {
    private final Journal journal;
    private final Limits limits;

    Rivals(Journal journal, Limits limits) {
        this.journal = journal;
        this.limits = limits;
    }

    sealed interface Answer permits Some, None, CannotTell {}

    /// @param told the ids of the occasions that another mail tells
    /// @param reason where that was found
    record Some(Set<String> told, Reason reason) implements Answer {}

    record None() implements Answer {}

    record CannotTell(String words) implements Answer {}

    Answer about(OutboxRow row, Companion companion, Instant now) {
        var ids = ids(row);
        if (row.attemptedAt() == null) {
            var sent = new LinkedHashSet<>(ids);
            sent.removeIf(id -> !journal.knows(id));
            if (!sent.isEmpty()) {
                return new Some(sent, Reason.LEDGER_RESTORED);
            }
        }
        return switch (companion.own(Standing.FIELD, now.minus(limits.standing()), Companion.Scope.NEAR)) {
            case Listing.CannotTell(var words) -> new CannotTell(words);
            case Listing.Listed(var all) -> {
                var there = new LinkedHashSet<String>();
                all.stream()
                        .filter(own -> !own.messageId().equals(row.messageId()))
                        .forEach(own -> there.addAll(told(own)));
                there.retainAll(ids);
                yield there.isEmpty() ? new None() : new Some(there, Reason.FOUND_BEFORE);
            }
        };
    }

    /// The one that came before it into the same mailbox and tells one of its occasions; it has the lower UID.
    static boolean before(OutboxRow row, Own mine, List<Own> all) {
        var ids = ids(row);
        return all.stream()
                .filter(own -> own.mailbox().equalsIgnoreCase(mine.mailbox()) && own.uid() < mine.uid())
                .filter(own -> !own.deleted() && !own.messageId().equals(row.messageId()))
                .anyMatch(own -> told(own).stream().anyMatch(ids::contains));
    }

    private static List<String> told(Own own) {
        var told = new ArrayList<>(own.tells());
        told.add(own.messageId());
        return told;
    }

    private static List<String> ids(OutboxRow row) {
        return row.parts().stream().map(OutboxRow.Part::id).toList();
    }
}
