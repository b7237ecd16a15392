package dev.kith.rules.occasion;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Spoken;
import dev.kith.rules.language.Undertakes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// Finds the promise that is due first and was not kept in mail (principle 41). It undertakes a deed that can be seen
/// done, is given to this person, and since then the one who gave it has not written there or about the same, nor sent
/// anything that may be it.
final class OpenPromise {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /// A mail to no more than so many is meant for each of them; an answer for its reader, with a crowd in copy.
    private static final int FEW = 5;

    private static final int CROWD = 12;

    private OpenPromise() {}

    static Optional<Occurrence> find(Condition.Promise rule, Facts facts) {
        var mine = rule.by() == Condition.By.ME;
        var oldest = facts.now.minus(rule.within().length());
        Occurrence first = null;
        for (var i = facts.past.size() - 1; i >= 0; i--) {
            var one = facts.past.get(i);
            if (one.date().isBefore(oldest)) {
                break;
            }
            // a promise to a crowd is none to this person
            if (one.sent() != mine || one.automatic() || !one.addressed() || crowded(one)) {
                continue;
            }
            var promise = facts.readings.promise(one).orElse(null);
            if (promise == null
                    || !facts.forWhom().reader(one, promise.sentence())
                    || !mine && Undertakes.look(promise.sentence()) && !asked(facts, i)
                    || kept(facts, i, promise)
                    || mine && facts.crowd().wroteOn(one.conversation(), one.date())
                    // somebody else brought it
                    || !mine && !one.listed() && others(one, facts)
                    || !mine && beside(one, promise, facts)) {
                continue;
            }
            var occurrence = occurrence(rule, facts, one, promise);
            if (first == null || occurrence.due().isBefore(first.due())) {
                first = occurrence;
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean crowded(Interaction one) {
        return one.people() > (one.inReplyTo() == null ? FEW : CROWD);
    }

    /// Did the reader's last mail in the conversation ask for anything?
    private static boolean asked(Facts facts, int index) {
        var given = facts.past.get(index);
        for (var i = index - 1; i >= 0; i--) {
            var before = facts.past.get(i);
            if (before.sent() != given.sent() && before.conversation().equals(given.conversation())) {
                return before.has(ActKind.ASK) || before.has(ActKind.QUESTION);
            }
        }
        return false;
    }

    /// Has who promised written of it since, or sent anything that may be it: a file, a link, a mail that begins a
    /// conversation?
    private static boolean kept(Facts facts, int index, Act promise) {
        var given = facts.past.get(index);
        var about = facts.readings.subject(given);
        for (var later : facts.past.subList(index + 1, facts.past.size())) {
            if (later.automatic()) {
                continue;
            }
            if (later.sent() != given.sent() && settled(later, given, promise, facts)) {
                return true;
            }
            // who answers a later version has it
            var subject = facts.readings.subject(later);
            if (subject.follows(about)
                    || later.sent() == given.sent()
                            && (later.conversation().equals(given.conversation())
                                    || later.inReplyTo() == null
                                            && (later.listed()
                                                    || !Undertakes.word(promise.sentence())
                                                    || subject.names(promise.sentence()))
                                    || !later.listed() && brings(later)
                                    || subject.near(about))) {
                return true;
            }
        }
        return false;
    }

    /// Has the reader said that it came, or is not wanted any more, or that the two have spoken?
    private static boolean settled(Interaction later, Interaction given, Act promise, Facts facts) {
        if (later.people() > FEW) {
            return false;
        }
        var there = later.conversation().equals(given.conversation());
        var day = promise.due();
        var from = day == null || !day.atStartOfDay(facts.zone).toInstant().isAfter(given.date())
                ? given.date().plus(Duration.ofHours(12))
                : day.atStartOfDay(facts.zone).toInstant();
        return there && Spoken.off(later)
                || !later.date().isBefore(from)
                        && (Spoken.of(later)
                                || there && Spoken.received(later)
                                || Spoken.received(later, promise.sentence()));
    }

    /// Has a third person written there since?
    private static boolean others(Interaction one, Facts facts) {
        var crowd = facts.crowd();
        return crowd.answered(one.conversation(), one.date())
                || crowd.wentOn(one.conversation(), one.date()) && !crowd.wroteOn(one.conversation(), one.date());
    }

    /// Did a service or a colleague bring it?
    private static boolean beside(Interaction one, Act promise, Facts facts) {
        var beside = facts.crowd().beside();
        var person = facts.history.person();
        return beside.shared(person, one, promise.sentence()) || beside.brought(person, one, promise.sentence());
    }

    private static boolean brings(Interaction later) {
        return later.attachment() || !later.links().isEmpty() || later.has(ActKind.SHARE);
    }

    private static Occurrence occurrence(Condition.Promise rule, Facts facts, Interaction one, Act promise) {
        var day = promise.due();
        Instant named = null;
        if (day != null) {
            named = day.atTime(MORNING).atZone(facts.zone).toInstant();
        }
        var due = named == null
                ? rule.undated().after(one.date(), facts.clock)
                : rule.grace().after(named, facts.clock);
        var who = rule.by() == Condition.By.ME ? "you promised" : "they promised";
        return new Occurrence(
                        one.date(),
                        due.isBefore(one.date()) ? one.date() : due,
                        one.date().plus(rule.within().length()).plusSeconds(1),
                        one.messageId(),
                        who + " this "
                                + (day == null
                                        ? "and named no day"
                                        : "for " + Spans.day(day, LocalDate.ofInstant(facts.now, facts.zone)))
                                + "; no mail of " + (rule.by() == Condition.By.ME ? "yours" : "theirs")
                                + " since brings it or goes on there",
                        List.of(one))
                .quoting(promise.sentence())
                .appointed(named);
    }
}
