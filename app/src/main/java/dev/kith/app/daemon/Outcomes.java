package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.outbox.Decision;
import dev.kith.app.outbox.Reason;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.NoteWriter;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Draws the conclusions of what became of a mail in the outbox. An occasion is told when its mail stands upstream,
/// and not before; a mail that the user moved into one of Kith's mailboxes is a word about it.
final class Outcomes implements Postbox.Hearer {
    private static final Set<Reason> STANDS = Set.of(Reason.APPENDED, Reason.FOUND_BEFORE, Reason.FOUND_AFTER);

    /// Below `Kith`, whatever the server's separator: `Later`, `Later 2w`, `Rest`, `Mute`, `Done`.
    private static final Pattern GESTURE = Pattern.compile("(?i)(?:INBOX[./])?Kith[./]((?:later|rest|mute|done)\\b.*)");

    private final Holdings holdings;
    private final Wishing wishing;
    private final Runnable learn;
    private final BiConsumer<Command, Occasion> gesture;

    /// @param learn takes note of the addresses that a mail gave out
    /// @param gesture carries out what a move said
    Outcomes(Holdings holdings, Wishing wishing, Runnable learn, BiConsumer<Command, Occasion> gesture) {
        this.holdings = holdings;
        this.wishing = wishing;
        this.learn = learn;
        this.gesture = gesture;
    }

    @Override
    public void decided(String account, Decision decision) {
        if (STANDS.contains(decision.reason())) {
            row(decision).ifPresent(this::told);
            learn.run();
        } else if (decision.reason() == Reason.MOVED) {
            command(decision.detail())
                    .ifPresent(command -> row(decision).ifPresent(row -> gesture.accept(command, Occasion.of(row))));
        }
    }

    private Optional<OutboxRow> row(Decision decision) {
        return holdings.ledger().outbox().row(decision.messageId());
    }

    private Optional<Command> command(String mailbox) {
        var matcher = GESTURE.matcher(mailbox);
        return matcher.matches()
                ? Command.line(matcher.group(1), holdings.clock().instant().atZone(holdings.zone()))
                : Optional.empty();
    }

    private void told(OutboxRow row) {
        var at = row.appendedAt() == null ? holdings.clock().instant() : row.appendedAt();
        for (var part : row.parts()) {
            if (part.rule().equals(NoteWriter.RULE)) {
                continue;
            }
            if (part.rule().equals(Telling.REMIND_ME)) {
                wishing.told(part);
            }
            var digest = !part.id().equals(row.messageId());
            holdings.ledger()
                    .deliveries()
                    .add(new Told(part.rule(), part.person(), part.episode(), at, digest), row.messageId());
        }
    }
}
