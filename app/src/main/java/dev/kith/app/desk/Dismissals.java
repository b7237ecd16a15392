package dev.kith.app.desk;

import dev.kith.app.outbox.Reason;
import dev.kith.rules.delivery.Dismissal;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxTable;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What the user put away: by deleting its reminder, whatever else that one told.
final class Dismissals {
    /// What the outbox notes of a mail that the user deleted, and what is said of that.
    private static final Map<String, String> CAUSES = Map.of(
            Reason.DELETED.word(),
            "You deleted its reminder.",
            Reason.PERHAPS_DELETED.word(),
            "Its reminder is gone from your inbox: you may have deleted it.");

    private Dismissals() {}

    /// @param whose whom an occasion is about, from the id on record and its name
    static List<Dismissal> of(OutboxTable outbox, BinaryOperator<String> whose) {
        return outbox.in(OutboxRow.State.DISMISSED).stream()
                .flatMap(row -> of(row, whose))
                .toList();
    }

    /// What was to leave anyway was settled before.
    private static Stream<Dismissal> of(OutboxRow row, BinaryOperator<String> whose) {
        var cause = row.leaving().isEmpty() ? CAUSES.get(row.note()) : null;
        return cause == null
                ? Stream.empty()
                : row.parts().stream()
                        .map(part -> new Dismissal(
                                part.rule(), whose.apply(part.person(), part.episode()), part.episode(), cause));
    }
}
