package dev.kith.rules.occasion;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.book.Period;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Gives;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the user asks, and who asks whom for advice (principles 7, 8, 28, 31, 62, 64).
final class Asking {
    private static final Pattern INTRODUCE =
            Pattern.compile("(?i)\\b(introduc(e|tion)|put (me|us) in (touch|contact)|connect (me|us))\\b");
    private static final Pattern REASON = Pattern.compile("(?i)\\b(because|since|so that|in order to|as (I|we)|to"
            + " (ask|discuss|learn|show|offer|talk|hear)|about|for)\\b");

    private Asking() {}

    /// My last mails to them, asks all of them. A give between starts the count anew.
    static Optional<Occurrence> inARow(Condition.AsksInARow rule, Facts facts) {
        var asks = new ArrayList<Interaction>();
        for (var one : facts.past.reversed()) {
            if (!one.sent() || one.automatic() || !one.addressed() || one.people() > 3) {
                continue;
            }
            if (!Gives.asks(one)) {
                if (Gives.gives(one)) {
                    break;
                }
                continue;
            }
            asks.add(one);
            if (asks.size() == rule.count()) {
                break;
            }
        }
        if (asks.size() < rule.count()) {
            return Optional.empty();
        }
        var last = asks.getFirst();
        return Optional.of(new Occurrence(
                last.date(),
                last.date().plusSeconds(86_400),
                last.date().plusSeconds(60L * 86_400),
                "asks up to " + last.messageId(),
                "your last mails to them asked for something: " + rule.count() + ", and nothing given between",
                List.of(last)));
    }

    /// A request while the one before it, in another conversation, has no answer.
    static Optional<Occurrence> uponAsk(Condition.AskUponAsk rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        Interaction last = null;
        for (var one : facts.past.reversed()) {
            if (one.automatic()) {
                continue;
            }
            if (!one.sent()) {
                return Optional.empty();
            }
            if (!one.addressed() || one.people() > 3 || !Gives.asks(one)) {
                continue;
            }
            if (last == null) {
                if (one.date().isBefore(oldest)) {
                    return Optional.empty();
                }
                last = one;
            } else if (!one.conversation().equals(last.conversation())) {
                return one.date().plus(rule.apart().length()).isBefore(last.date())
                        ? Optional.empty()
                        : Optional.of(about(
                                last,
                                rule.within(),
                                "you asked them for something new while an earlier request is open"));
            }
        }
        return Optional.empty();
    }

    static Optional<Occurrence> introduction(Condition.IntroRequest rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (!one.sent() || one.automatic() || one.people() > 3) {
                continue;
            }
            var request = one.acts().stream()
                    .filter(act -> act.kind() == ActKind.ASK || act.kind() == ActKind.QUESTION)
                    .map(Act::sentence)
                    .filter(sentence -> INTRODUCE.matcher(sentence).find()
                            && !REASON.matcher(sentence).find())
                    .findFirst();
            if (request.isPresent()) {
                return Optional.of(about(one, rule.within(), "you asked to be introduced and did not say what for")
                        .quoting(request.get()));
            }
        }
        return Optional.empty();
    }

    static Optional<Occurrence> noGive(Condition.NoGive rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        var mails = 0;
        Interaction last = null;
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (!one.sent() || one.automatic() || one.listed() || one.people() > 3) {
                continue;
            }
            if (Gives.helps(one)) {
                return Optional.empty();
            }
            last = last == null ? one : last;
            mails++;
        }
        if (last == null || mails < rule.mails()) {
            return Optional.empty();
        }
        return Optional.of(about(
                last,
                rule.within(),
                "you wrote to them " + mails + " times in " + rule.within() + ", and nothing in it was for them"));
    }

    /// Questions answered: whoever asked, and the other wrote next in the conversation.
    static Optional<Occurrence> advice(Condition.Advice rule, Facts facts) {
        var asked = rule.by() == Condition.By.THEM;
        var oldest = facts.now.minus(rule.within().length());
        var open = new HashSet<String>();
        var given = new ArrayList<Interaction>();
        for (var one : facts.past) {
            if (one.date().isBefore(oldest) || one.automatic() || one.people() > 3) {
                continue;
            }
            if (one.sent() == asked) {
                if (one.has(ActKind.QUESTION) || one.has(ActKind.ASK)) {
                    open.add(one.conversation());
                }
            } else if (open.remove(one.conversation())) {
                given.add(one);
            }
        }
        if (given.size() < rule.times()) {
            return Optional.empty();
        }
        var last = given.getLast();
        var words = asked
                ? "they answered " + given.size() + " questions of yours: a mentor, perhaps"
                : "you answered " + given.size() + " questions of theirs: a mentee, perhaps";
        return Optional.of(new Occurrence(
                last.date(), last.date(), last.date().plus(rule.within().length()), "advice", words, List.of(last)));
    }

    private static Occurrence about(Interaction mail, Period within, String words) {
        return new Occurrence(
                mail.date(), mail.date(), mail.date().plus(within.length()), mail.messageId(), words, List.of(mail));
    }
}
