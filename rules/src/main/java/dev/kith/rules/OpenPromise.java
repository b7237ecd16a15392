package dev.kith.rules;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// Finds the promise that is due first and was not kept in mail: the one who gave it has sent nothing since that
/// carries a file, a link or a shared thing, and has not written in its conversation or under its subject again
/// (principle 41).
final class OpenPromise {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

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
            // a stranger's "as you promised" is no promise; a promise to a crowd is none to this person
            if (one.sent() != mine || one.automatic() || one.listed() || one.people() > 3 || !one.addressed()) {
                continue;
            }
            if (one.sent() && Greeted.another(one, facts.history.person())) {
                continue;
            }
            var promise = facts.readings.promise(one).orElse(null);
            if (promise == null || kept(facts, i)) {
                continue;
            }
            var occurrence = occurrence(rule, facts, one, promise);
            if (first == null || occurrence.due().isBefore(first.due())) {
                first = occurrence;
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean kept(Facts facts, int index) {
        var given = facts.past.get(index);
        for (var i = index + 1; i < facts.past.size(); i++) {
            var later = facts.past.get(i);
            if (later.sent() != given.sent() || later.automatic()) {
                continue;
            }
            var carries = later.attachment() || !later.links().isEmpty() || later.has(ActKind.SHARE);
            var again = (later.conversation().equals(given.conversation())
                            || facts.readings.subject(later).same(facts.readings.subject(given)))
                    && !later.has(ActKind.PROMISE);
            if (carries || again) {
                return true;
            }
        }
        return false;
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
                        who + " this " + (day == null ? "and named no day" : "for " + day)
                                + "; no mail since brings it",
                        List.of(one))
                .quoting(promise.sentence())
                .appointed(named);
    }
}
