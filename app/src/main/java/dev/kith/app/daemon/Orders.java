package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.NoteWriter;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.util.Optional;

/// Carries out what the user says about an occasion: by mail, by a mail that bounced, by moving a reminder. It is in
/// the ledger when it returns; the reminder itself goes at the next judging.
final class Orders {
    private final Holdings holdings;
    private final Postbox postbox;
    private final Runnable changed;

    /// @param changed runs after a word was said
    Orders(Holdings holdings, Postbox postbox, Runnable changed) {
        this.holdings = holdings;
        this.postbox = postbox;
        this.changed = changed;
    }

    /// @param author `mail` or `gesture`
    /// @return false when the command says nothing about an occasion
    boolean carryOut(Command command, Occasion occasion, String author) {
        if (command instanceof Command.Draft) {
            return false;
        }
        if (command instanceof Command.Undo) {
            var taken = holdings.ledger().undo(holdings.clock().instant(), author);
            changed.run();
            return taken.isPresent();
        }
        var done = false;
        for (var part : occasion.parts()) {
            done |= isOwn(part) ? ended(command, occasion, part, author) : said(command, part, author);
        }
        changed.run();
        return done;
    }

    /// Whether it stands for itself and not for what a rule found about a person.
    private static boolean isOwn(Part part) {
        return part.rule().equals(NoteWriter.RULE) || part.rule().equals(Telling.REMIND_ME);
    }

    private boolean ended(Command command, Occasion occasion, Part part, String author) {
        return switch (command) {
            case Command.Done() -> {
                postbox.settleOne(occasion.account(), part.id(), "done");
                yield true;
            }
            case Command.Later(var until) -> {
                wish(part).ifPresent(wish -> holdings.ledger().wishes().add(wish.at(until)));
                postbox.settleOne(occasion.account(), part.id(), "later");
                yield true;
            }
            case Command.Rest _,
                    Command.Mute _,
                    Command.Elsewhere _,
                    Command.Tag _,
                    Command.Met _,
                    Command.Why _,
                    Command.Draft _,
                    Command.Undo _,
                    Command.Search _ -> !part.person().isEmpty() && said(command, part, author);
        };
    }

    private Optional<Wish> wish(Part part) {
        return holdings.ledger().wishes().in(Wish.State.TOLD).stream()
                .filter(wish -> wish.episode().equals(part.episode()))
                .findFirst();
    }

    private boolean said(Command command, Part part, String author) {
        var word = word(command, part.rule());
        word.ifPresent(is -> holdings.ledger()
                .say(new Utterance(part.person(), is, holdings.clock().instant(), author)));
        return word.isPresent();
    }

    /// What is done is the occasion; the other words are about the person.
    private static Optional<Word> word(Command command, String rule) {
        return switch (command) {
            case Command.Done() -> Optional.of(new Word.Done(rule));
            case Command.Later(var until) -> Optional.of(new Word.Snooze(until, null));
            case Command.Rest() -> Optional.of(new Word.Rest(true));
            case Command.Mute() -> Optional.of(new Word.Mute(true, null));
            case Command.Elsewhere() -> Optional.of(new Word.Elsewhere(true));
            case Command.Tag(var tag) -> Optional.of(new Word.Tag(tag, true));
            case Command.Met(var when) -> Optional.of(new Word.Met(when));
            case Command.Why _, Command.Draft _, Command.Undo _, Command.Search _ -> Optional.empty();
        };
    }
}
