package dev.kith.rules.occasion;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.book.Period;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Afterthought;
import dev.kith.rules.language.Greeted;
import dev.kith.rules.language.Meant;
import dev.kith.rules.language.Patience;
import dev.kith.rules.language.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the last mail that expects an answer and has none. Any human word from the one who should answer counts as
/// an answer, in the same conversation or in a later mail between the two. What is raised is put to the reader, in few
/// words, and the conversation has not gone on with others.
final class UnansweredMail {
    /// A mail to no more than so many is meant for each of them.
    private static final int FEW = 5;
    /// Who has written so many mails since and came back to it in none can do without an answer.
    private static final int OTHERS_MAX = 3;

    private UnansweredMail() {}

    static Optional<Occurrence> find(Condition.Unanswered rule, Facts facts) {
        return find(rule, facts, one -> presses(rule, one, facts));
    }

    private static Optional<Occurrence> find(Condition.Unanswered rule, Facts facts, Predicate<Interaction> presses) {
        var bySent = rule.by() == Condition.By.ME;
        var oldest = facts.now.minus(rule.within().length());
        var answered = new HashSet<String>();
        var alike = new ArrayList<Interaction>();
        var attempts = new HashMap<String, List<Interaction>>();
        for (var one : facts.past.reversed()) {
            if (one.date().isBefore(oldest)) {
                break;
            }
            if (one.automatic()) {
                continue;
            }
            if (one.sent() == bySent) {
                if (one.people() <= FEW) {
                    // whatever was asked before, they have written since
                    break;
                }
                answered.add(one.conversation());
                alike.add(one);
                continue;
            }
            if (!answered.contains(one.conversation()) && alike.stream().noneMatch(later -> near(later, one, facts))) {
                attempts.computeIfAbsent(one.conversation(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return attempts.values().stream()
                .map(mails -> fromTheAsk(mails.reversed(), facts))
                .map(mails -> expectsAnswer(mails, facts) ? mails : Afterthought.without(mails))
                .filter(mails -> mails.stream().noneMatch(one -> late(one, facts)))
                // who wrote again there and asked nothing has gone on without an answer
                .filter(mails -> expectsAnswer(mails, facts) && mails.size() <= rule.nudges())
                .filter(mails -> known(rule, facts) || FirstLetter.is(mails, facts))
                .filter(mails -> presses.test(mails.getLast()))
                .map(mails -> occurrence(rule, facts, mails, (bySent ? facts.myReplies() : facts.theirReplies()).p90()))
                .max(Comparator.comparing(Occurrence::since));
    }

    /// Have both written, or does it not matter?
    private static boolean known(Condition.Unanswered rule, Facts facts) {
        return rule.oneWay() == Condition.OneWay.ANY || facts.twoWay();
    }

    /// Is anything asked that has no answer yet, by either?
    static boolean anyOpen(Facts facts) {
        var within = Period.ofDays(60);
        var none = Period.ofDays(0);
        return Stream.of(Condition.By.values())
                .map(by -> new Condition.Unanswered(by, none, within, 9, Integer.MAX_VALUE, Condition.OneWay.ANY))
                .anyMatch(rule -> find(rule, facts, _ -> true).isPresent());
    }

    /// Is silence news here? Asked last of all, since it may look at everybody's mail.
    private static boolean presses(Condition.Unanswered rule, Interaction one, Facts facts) {
        return one.words() <= rule.words()
                && facts.readings
                        .put(one)
                        .filter(act -> facts.forWhom().reader(one, act.sentence()))
                        .isPresent()
                && !letGo(one, facts)
                && !repliedTo(one, facts)
                && !beside(rule, one, facts)
                && (!facts.crowd().wentOn(one.conversation(), Afterthought.end(one, facts.past))
                        || besideThem(one, facts));
    }

    /// Of several in a conversation one was asked by name, and what the others wrote since is of other things.
    private static boolean besideThem(Interaction one, Facts facts) {
        var asked = sentence(one, facts);
        return one.people() > 1
                && facts.forWhom().byName(one, asked)
                && !one.listed()
                && !facts.crowd().wroteOn(one.conversation(), one.date())
                && !facts.crowd().beside().spokeOf(one, asked);
    }

    /// Is there a mail of the other that answers it, whatever its date? Clocks are wrong at times.
    private static boolean repliedTo(Interaction one, Facts facts) {
        return facts.past.stream()
                .anyMatch(other ->
                        one.messageId().equals(other.inReplyTo()) && other.sent() != one.sent() && !other.automatic());
    }

    /// Has who asked written about the same in another conversation since, or of other things time and again?
    private static boolean letGo(Interaction one, Facts facts) {
        var others = 0;
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(one.date()); i--) {
            var later = facts.past.get(i);
            if (later.sent() == one.sent()
                    && !later.automatic()
                    && !later.conversation().equals(one.conversation())) {
                others += later.people() <= FEW ? 1 : 0;
                if (others == OTHERS_MAX
                        || near(later, one, facts)
                        || facts.readings.subject(one).goesOn(facts.readings.subject(later))
                        || later.people() <= FEW
                                && (Spoken.of(later) || Spoken.received(later, String.join(" ", one.evidence())))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Was it seen to in mail to or from others?
    private static boolean beside(Condition.Unanswered rule, Interaction one, Facts facts) {
        var beside = facts.crowd().beside();
        return switch (rule.by()) {
            case ME -> beside.dealtWith(one);
            case THEM -> beside.brought(facts.history.person(), one, sentence(one, facts));
        };
    }

    private static String sentence(Interaction one, Facts facts) {
        return facts.readings.put(one).map(Act::sentence).orElse("");
    }

    private static boolean near(Interaction later, Interaction one, Facts facts) {
        return facts.readings.subject(later).near(facts.readings.subject(one));
    }

    /// From the first mail that expects an answer on: what came before it was an answer itself.
    private static List<Interaction> fromTheAsk(List<Interaction> mails, Facts facts) {
        return mails.stream()
                .dropWhile(one -> !expectsAnswer(one, facts) || (one.sent() && another(one, facts)))
                .toList();
    }

    private static boolean expectsAnswer(List<Interaction> mails, Facts facts) {
        return !mails.isEmpty() && expectsAnswer(mails.getLast(), facts);
    }

    private static boolean expectsAnswer(Interaction one, Facts facts) {
        return one.people() <= FEW
                && !one.acts().isEmpty()
                && facts.readings.expecting(one).isPresent()
                && (one.addressed() || calledInCopy(one, facts));
    }

    /// "@Alice: could you ...?" asks whoever is called, though in Cc.
    private static boolean calledInCopy(Interaction one, Facts facts) {
        return !one.sent()
                && facts.readings
                        .put(one)
                        .filter(act -> facts.forWhom().called(one, act.sentence()) == Greeted.Whom.READER)
                        .isPresent();
    }

    /// Is it somebody else who is greeted, or called in the question itself?
    private static boolean another(Interaction one, Facts facts) {
        var person = facts.history.person();
        return Greeted.another(one, person)
                || facts.readings
                        .put(one)
                        .or(() -> facts.readings.expecting(one))
                        .filter(act -> Greeted.another(one, act.sentence(), person))
                        .isPresent();
    }

    /// Was it about a day that has passed? "Does Wednesday suit you?" needs no answer on Thursday; "by Wednesday" does.
    private static boolean late(Interaction one, Facts facts) {
        return facts.readings
                .put(one)
                .or(() -> facts.readings.expecting(one))
                .filter(act -> passed(act, facts))
                .isPresent();
    }

    static boolean passed(Act act, Facts facts) {
        var today = facts.now.atZone(facts.zone).toLocalDate();
        return act.due() != null && act.due().isBefore(today) && !Meant.deadline(act);
    }

    private static Occurrence occurrence(
            Condition.Unanswered rule, Facts facts, List<Interaction> mails, double usual) {
        var first = mails.getFirst();
        var last = mails.getLast();
        var floor = rule.after().after(last.date(), facts.clock);
        var usually = facts.clock.plus(last.date(), Math.min(usual, 30));
        var due = floor.isAfter(usually) ? floor : usually;
        var patient = facts.clock.plus(last.date(), Patience.DAYS);
        if (patient.isAfter(due) && mails.stream().anyMatch(Patience::has)) {
            due = patient;
        }
        var waited = facts.clock.between(last.date(), facts.now);
        var who = rule.by() == Condition.By.ME
                ? "you usually answer"
                : facts.twoWay()
                        ? "nine of ten of their answers come"
                        : "they have never written to you, and nine of ten answers that you get come";
        var words = String.format(
                Locale.ROOT,
                "%s has had no answer for %s; %s within %s",
                mails.size() == 1 ? "this mail" : "this mail and " + (mails.size() - 1) + " more after it",
                Spans.workingDays(waited),
                who,
                Spans.workingDays(Math.max(usual, 1 / 24.0)));
        var told = expectsAnswer(last, facts) ? last : first;
        var found = new Occurrence(
                        last.date(),
                        due,
                        last.date().plus(rule.within().length()),
                        last.messageId(),
                        words,
                        told.equals(last) ? List.of(last) : List.of(first, last))
                .usual(Duration.ofMinutes(Math.round(usual * 1440)));
        return facts.readings
                .put(told)
                .or(() -> facts.readings.expecting(told))
                .map(act -> found.quoting(act.sentence()))
                .orElse(found);
    }
}
