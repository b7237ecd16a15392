package dev.kith.app.daemon;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.ledger.Wish.State;
import dev.kith.rules.ledger.Wishes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mails that the user asked to have back unless somebody answers: which of them are due, and which are answered.
/// Needs no rule and no past.
final class Wishing {
    private final Wishes wishes;

    Wishing(Wishes wishes) {
        this.wishes = wishes;
    }

    /// The wishes whose time has come. Those that have an answer are taken off the list, silently.
    List<Wish> due(List<History> histories, Instant now) {
        var due = new ArrayList<Wish>();
        for (var wish : wishes.in(State.OPEN)) {
            if (answered(wish, histories)) {
                wishes.put(wish.in(State.ANSWERED));
            } else if (!wish.dueAt().isAfter(now)) {
                due.add(wish);
            }
        }
        return due;
    }

    /// Whether the mail that a reminder is about is still without an answer.
    boolean stands(Part part, List<History> histories) {
        return find(part).filter(wish -> !answered(wish, histories)).isPresent();
    }

    void told(Part part) {
        find(part).ifPresent(wish -> wishes.put(wish.in(State.TOLD)));
    }

    private Optional<Wish> find(Part part) {
        var all = new ArrayList<>(wishes.in(State.OPEN));
        all.addAll(wishes.in(State.TOLD));
        return all.stream()
                .filter(wish -> wish.episode().equals(part.episode()))
                .findFirst();
    }

    /// A human being wrote back: to that very mail, in its conversation, or under its subject.
    static boolean answered(Wish wish, List<History> histories) {
        var conversation = histories.stream()
                .flatMap(history -> history.interactions().stream())
                .filter(i -> i.messageId().equals(wish.messageId()))
                .map(Interaction::conversation)
                .findFirst()
                .orElse("");
        return histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN)
                .anyMatch(history -> history.interactions().stream()
                        .filter(i -> !i.sent() && !i.automatic())
                        .anyMatch(i -> answers(i, wish, conversation)
                                || (i.date().isAfter(wish.askedAt())
                                        && isRecipient(history, wish)
                                        && bare(i.subject()).equals(bare(wish.subject())))));
    }

    private static boolean answers(Interaction received, Wish wish, String conversation) {
        return wish.messageId().equals(received.inReplyTo())
                || (received.date().isAfter(wish.askedAt())
                        && !conversation.isEmpty()
                        && received.conversation().equals(conversation));
    }

    private static boolean isRecipient(History history, Wish wish) {
        return history.person().addresses().stream().anyMatch(wish.recipients()::contains);
    }

    private static String bare(String subject) {
        return Written.bare(subject).toLowerCase(Locale.ROOT);
    }
}
