package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds introductions that have come to a halt: introduced, first reply, next steps, outcome told (principle 32).
final class Introductions {
    private Introductions() {}

    static Optional<Occurrence> find(Condition.Introduction rule, Facts facts) {
        return switch (rule.stage()) {
            case FIRST_REPLY -> firstReply(rule, facts);
            case NEXT_STEPS -> nextSteps(rule, facts);
            case OUTCOME -> outcome(rule, facts);
        };
    }

    /// Introduced: about the introducer, whom I owe an answer to all. Introducer: about the first of the introduced.
    private static Optional<Occurrence> firstReply(Condition.Introduction rule, Facts facts) {
        var introduction = last(facts, rule);
        if (introduction.isEmpty()) {
            return Optional.empty();
        }
        var mail = introduction.get();
        if (moved(rule, facts, mail)) {
            return Optional.empty();
        }
        var words = rule.role() == Condition.Role.INTRODUCED
                ? "they introduced you to " + whom(mail) + "; you have not answered yet"
                : "you introduced them to " + whom(mail) + "; nobody has answered yet";
        return Optional.of(occurrence(rule, mail.date(), mail, "introduced", words));
    }

    /// About the person I was introduced to: we wrote once, then it stopped.
    private static Optional<Occurrence> nextSteps(Condition.Introduction rule, Facts facts) {
        var introduction = facts.crowd().to(facts.history.person().addresses());
        if (introduction == null) {
            return Optional.empty();
        }
        var began = introduction.mail().date();
        var since = facts.past.stream()
                .filter(one -> Rhythm.contact(one) && !one.date().isBefore(began))
                .toList();
        if (since.isEmpty()
                || Rhythm.days(since).length > 3
                || began.plus(rule.within().length()).isBefore(facts.now)) {
            return Optional.empty();
        }
        var last = since.getLast();
        return Optional.of(occurrence(
                rule,
                last.date(),
                last,
                "next steps",
                introduction.by().name() + " introduced you; it stopped after the first mails"));
    }

    /// About the introducer: I have not told how it went. As introducer: about them, who have not told me.
    private static Optional<Occurrence> outcome(Condition.Introduction rule, Facts facts) {
        var introduction = last(facts, rule);
        if (introduction.isEmpty() || !moved(rule, facts, introduction.get())) {
            return Optional.empty();
        }
        var mail = introduction.get();
        // the first days are the introduction itself; a word later is the outcome
        var from = mail.date().plus(Duration.ofDays(7));
        var told = facts.past.stream()
                .anyMatch(one -> !one.automatic()
                        && one.sent() == (rule.role() == Condition.Role.INTRODUCED)
                        && one.date().isAfter(from));
        var words = rule.role() == Condition.Role.INTRODUCED
                ? "they introduced you to " + whom(mail) + " and have not heard what came of it"
                : "you introduced them to " + whom(mail) + " and have not heard what came of it";
        return told ? Optional.empty() : Optional.of(occurrence(rule, mail.date(), mail, "outcome", words));
    }

    /// No addresses: a reminder would not show them.
    private static String whom(Interaction mail) {
        return mail.others().size() == 1 ? "somebody" : mail.others().size() + " people";
    }

    private static Optional<Interaction> last(Facts facts, Condition.Introduction rule) {
        var sent = rule.role() == Condition.Role.INTRODUCER;
        var oldest = facts.now.minus(rule.within().length());
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (one.sent() == sent
                    && one.has(ActKind.INTRODUCTION)
                    && !one.others().isEmpty()
                    && one.addressed()
                    && !one.automatic()
                    && !one.listed()) {
                // of two introduced people one is asked, not both
                return sent
                                && facts.history
                                                .person()
                                                .addresses()
                                                .getFirst()
                                                .compareTo(one.others().getFirst())
                                        > 0
                        ? Optional.empty()
                        : Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Has the next one in the chain written?
    private static boolean moved(Condition.Introduction rule, Facts facts, Interaction mail) {
        if (rule.role() == Condition.Role.INTRODUCER) {
            return facts.crowd().answered(mail.conversation(), mail.date());
        }
        return facts.past.stream()
                        .anyMatch(one -> one.sent()
                                && one.conversation().equals(mail.conversation())
                                && one.date().isAfter(mail.date()))
                || facts.wroteTo(mail.others(), mail.date());
    }

    private static Occurrence occurrence(
            Condition.Introduction rule, Instant since, Interaction mail, String step, String words) {
        return new Occurrence(
                since,
                since.plus(rule.after().length()),
                mail.date().plus(rule.within().length()),
                step + " " + mail.messageId(),
                words,
                List.of(mail));
    }
}
