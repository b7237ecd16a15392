package dev.kith.app.daemon;

import dev.kith.app.desk.Judgement;
import dev.kith.app.outbox.Reason;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxTable;
import dev.kith.rules.reminder.NoteWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Ends reminders whose occasion has passed. Where a server does not let Kith remove them they stay, and the
/// next digest says that they are settled.
final class PassedOccasions {
    /// Of a reminder that stays: the digest with this Message-ID tells the user that it is settled.
    private static final String SAID_IN = "kept, said in ";

    private final OutboxTable outbox;
    private final Wishing wishing;

    PassedOccasions(OutboxTable outbox, Wishing wishing) {
        this.outbox = outbox;
        this.wishing = wishing;
    }

    /// Whoever was written to, has answered what was asked, or of whom the user has said something since, is told of
    /// no longer.
    void end(Judgement judgement, Map<String, History> histories, Postbox postbox) {
        for (var row : outbox.all()) {
            if (!row.state().open() || !row.leaving().isEmpty()) {
                continue;
            }
            for (var part : row.parts()) {
                if (!part.rule().equals(NoteWriter.RULE)) {
                    end(row, part, judgement, histories, postbox);
                }
            }
        }
    }

    private void end(OutboxRow row, Part part, Judgement judgement, Map<String, History> histories, Postbox postbox) {
        var person = judgement.whose(part.person(), part.episode());
        var history = histories.get(person);
        var last = new Since(
                row.plannedAt(),
                history == null ? List.of() : history.upTo(judgement.now()).interactions());
        var word = judgement.saidSince(person, part.rule(), row.plannedAt());
        if (word.isPresent()) {
            postbox.settle(part.person(), word.get());
        } else if (last.written()) {
            postbox.settle(part.person(), "wrote");
        } else if (part.rule().equals(Telling.REMIND_ME)) {
            if (!wishing.stands(part, judgement.histories())) {
                postbox.settleOne(row.account(), part.id(), "answered");
            }
        } else if (last.heard() && !judgement.finds(part.rule(), part.person(), part.episode())) {
            postbox.settle(part.person(), "answered");
        }
    }

    /// What passed between two since a reminder was planned; what machines sent does not count.
    private record Since(Instant planned, List<Interaction> interactions) {
        boolean written() {
            return any(true);
        }

        boolean heard() {
            return any(false);
        }

        private boolean any(boolean sent) {
            // a mail's Date knows seconds and nothing finer
            var second = planned.truncatedTo(ChronoUnit.SECONDS);
            return interactions.stream()
                    .anyMatch(
                            i -> i.sent() == sent && !i.automatic() && !i.date().isBefore(second));
        }
    }

    /// Reminders that are settled and that the server did not let Kith remove, as long as no digest has said so: one
    /// that was planned and never left has said nothing.
    List<OutboxRow> unsaid(String account) {
        var rows = outbox.all();
        var saidIn = rows.stream()
                .filter(row -> row.state().open() || row.appendedAt() != null)
                .map(row -> SAID_IN + row.messageId())
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> row.account().equals(account)
                        && (row.note().equals(Reason.KEPT.word()) || row.note().startsWith(SAID_IN))
                        && !saidIn.contains(row.note())
                        && !row.leaving().equals(Reason.EXPIRED.word()))
                .toList();
    }

    /// A digest says that these are settled.
    void said(List<OutboxRow> settled, String messageId) {
        settled.forEach(row -> outbox.put(row.in(row.state(), SAID_IN + messageId)));
    }
}
