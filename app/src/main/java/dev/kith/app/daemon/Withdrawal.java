package dev.kith.app.daemon;

import dev.kith.app.desk.Desk.Withdrawn;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxTable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Removes the reminders that name somebody who is to be forgotten.
final class Withdrawal {
    private final OutboxTable table;
    private final Map<String, Companion> companions;

    /// @param companions by account
    Withdrawal(OutboxTable table, Map<String, Companion> companions) {
        this.table = table;
        this.companions = companions;
    }

    Withdrawn withdraw(Set<String> persons) {
        var removed = 0;
        var left = 0;
        for (var row : table.all()) {
            if (row.state() == OutboxRow.State.PLANNED
                    || row.parts().stream().noneMatch(part -> persons.contains(part.person()))) {
                continue;
            }
            switch (remove(row)) {
                case GONE -> removed++;
                case LEFT -> left++;
                case NONE -> {}
            }
        }
        return new Withdrawn(removed, left);
    }

    private enum End {
        GONE,
        LEFT,
        NONE
    }

    private End remove(OutboxRow row) {
        var companion = companions.get(row.account());
        if (companion == null || companion.login() != Companion.LoginState.ACCEPTED) {
            return row.state().open() ? End.LEFT : End.NONE;
        }
        return switch (companion.find(row.messageId())) {
            case Lookup.Absent _ -> End.NONE;
            case Lookup.CannotTell _ -> row.state().open() ? End.LEFT : End.NONE;
            case Lookup.Found found -> remove(row, found, companion);
        };
    }

    private static End remove(OutboxRow row, Lookup.Found found, Companion companion) {
        var all = Stream.concat(Stream.of(found.uid()), found.more().stream())
                .map(uid -> companion.remove(found.mailbox(), found.uidValidity(), uid, row.messageId()))
                .allMatch(end -> end instanceof Removed.Gone);
        return all ? End.GONE : End.LEFT;
    }
}
