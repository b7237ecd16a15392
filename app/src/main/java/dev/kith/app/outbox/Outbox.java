package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.OutboxRow.State;
import dev.kith.rules.ledger.OutboxTable;
import dev.kith.rules.reminder.ReminderMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The front door of the package: mails go in once, `step` takes each one step further, and what the user does
/// or says ends them. One thread at a time for each account; several outboxes may share table and journal.
public final class Outbox {
    private final OutboxTable table;
    private final Sending sending;
    private final Standing standing;
    private final Settling settling;

    /// @param journal of the same data folder; not restored with the ledger
    public Outbox(OutboxTable table, Journal journal, Limits limits) {
        this.table = table;
        this.settling = new Settling(table, limits);
        this.sending = new Sending(table, journal, limits, settling);
        this.standing = new Standing(table, limits);
    }

    /// Takes a mail. An occasion that was ever in the outbox is not taken again, whatever became of it.
    ///
    /// @param mailbox where it is to stand, `INBOX` as a rule
    /// @param parts whom it is about; see [Part#id()]
    /// @return [Reason#PLANNED] or [Reason#TOLD]
    public Reason plan(ReminderMail mail, String account, String mailbox, List<Part> parts, Instant now) {
        var row = OutboxRow.planned(mail.messageId(), account, mailbox, parts, mail.octets(), now);
        return table.plan(row) ? Reason.PLANNED : Reason.TOLD;
    }

    /// Brings the account's mails further, as far as can be done now: settles what is unclear, looks after what stands
    /// upstream, sends what is planned. Blocks while upstream answers.
    ///
    /// @return what was decided, in order; nothing when nothing is to be done
    public List<Decision> step(String account, Companion companion, Correspondence correspondence, Instant now) {
        var open = table.open(account);
        if (open.isEmpty()) {
            return List.of();
        }
        var decisions = new ArrayList<Decision>();
        if (companion.login() != Companion.LoginState.ACCEPTED) {
            open.forEach(row -> decisions.add(new Decision(row.messageId(), Reason.NO_LOGIN, "")));
            return decisions;
        }
        for (var row : in(open, State.ATTEMPTING)) {
            settling.settle(row, companion, now, decisions);
        }
        standing.lookAfter(in(table.open(account), State.APPENDED), companion, now, decisions);
        sending.send(in(table.open(account), State.PLANNED), account, companion, correspondence, now, decisions);
        return decisions;
    }

    /// Ends the occasions of a person on an account: the user wrote to them, or said that it is settled. What is
    /// planned is not sent,
    /// what stands upstream is removed by the next steps; a digest goes when all of its people are settled.
    ///
    /// @param reason one word: `wrote`, `done`, `muted`
    public List<Decision> settle(String account, String person, String reason) {
        return table.settle(account, person, reason).stream()
                .map(row -> end(row, reason))
                .toList();
    }

    /// Ends one occasion, by its id, or a whole mail, by its Message-ID.
    public Optional<Decision> settleOne(String id, String reason) {
        return table.row(id)
                .filter(row -> row.state().open())
                .or(() -> table.settleOne(id, reason))
                .map(row -> end(row, reason));
    }

    private Decision end(OutboxRow row, String reason) {
        if (row.state() == State.PLANNED) {
            table.put(row.in(State.DONE, reason));
        } else {
            table.put(row.leave(reason));
        }
        return new Decision(row.messageId(), Reason.SETTLED, reason);
    }

    private static List<OutboxRow> in(List<OutboxRow> rows, State state) {
        return rows.stream().filter(row -> row.state() == state).toList();
    }
}
