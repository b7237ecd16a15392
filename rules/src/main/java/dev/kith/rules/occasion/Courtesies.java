package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Gives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Small things that are due between people: thanks, a word to their news, being prepared (principles 13, 65, 68).
final class Courtesies {
    private Courtesies() {}

    /// They introduced me to somebody, or answered a request of mine with something in hand.
    static Optional<Occurrence> thanks(Condition.ThanksOwed rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (one.sent() && one.has(ActKind.THANKS)) {
                return Optional.empty();
            }
            if (!one.sent() && helped(facts, one, i)) {
                var what = one.has(ActKind.INTRODUCTION) ? "they introduced you" : "they sent what you asked for";
                return Optional.of(new Occurrence(
                        one.date(),
                        rule.after().after(one.date(), facts.clock),
                        one.date().plus(rule.within().length()),
                        one.messageId(),
                        what + "; no mail of yours since says thanks",
                        List.of(one)));
            }
        }
        return Optional.empty();
    }

    private static boolean helped(Facts facts, Interaction one, int index) {
        if (one.automatic() || one.listed() || !one.addressed() || one.people() > 3) {
            return false;
        }
        if (one.has(ActKind.INTRODUCTION) && !one.others().isEmpty()) {
            return true;
        }
        var brings = one.attachment() || !one.links().isEmpty() || one.has(ActKind.SHARE);
        return brings
                && facts.past.subList(0, index).reversed().stream()
                        .filter(before -> before.conversation().equals(one.conversation()))
                        .findFirst()
                        .filter(before -> before.sent() && Gives.asks(before))
                        .isPresent();
    }

    static Optional<Occurrence> news(Condition.News rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (one.sent()) {
                return Optional.empty();
            }
            if (one.has(ActKind.NEWS) && one.addressed() && !one.automatic() && !one.listed() && one.people() <= 3) {
                return Optional.of(new Occurrence(
                                one.date(),
                                one.date(),
                                one.date().plus(rule.within().length()),
                                one.messageId(),
                                "they told you news of theirs, and you have not written since",
                                List.of(one))
                        .quoting(sentence(one, ActKind.NEWS)));
            }
        }
        return Optional.empty();
    }

    static Optional<Occurrence> meeting(Condition.Meeting rule, Facts facts) {
        Interaction next = null;
        Instant start = null;
        for (var one : facts.past.reversed()) {
            if (one.date().isBefore(facts.now.minusSeconds(90L * 86_400))) {
                break;
            }
            var invite = one.invite();
            if (invite != null && invite.isAfter(facts.now) && (start == null || invite.isBefore(start))) {
                next = one;
                start = invite;
            }
        }
        if (next == null || start == null) {
            return Optional.empty();
        }
        var rests = new ArrayList<Interaction>();
        facts.past.reversed().stream()
                .filter(one -> one.invite() == null && !one.evidence().isEmpty() && !one.automatic())
                .limit(2)
                .forEach(rests::add);
        return Optional.of(new Occurrence(
                        next.date(),
                        start.minus(rule.before().length()),
                        start,
                        "meeting " + start,
                        "you meet them at "
                                + start.atZone(facts.zone)
                                        .toLocalTime()
                                        .withSecond(0)
                                        .withNano(0),
                        rests)
                .appointed(start));
    }

    /// Who began the last conversations: all the same one?
    static Optional<Occurrence> oneSided(Condition.OneSided rule, Facts facts) {
        var seen = new HashSet<String>();
        var starters = new ArrayList<Interaction>();
        for (var one : facts.past) {
            if (!one.automatic() && !one.listed() && seen.add(one.conversation())) {
                starters.add(one);
            }
        }
        if (starters.size() < rule.conversations()) {
            return Optional.empty();
        }
        var last = starters.subList(starters.size() - rule.conversations(), starters.size());
        var mine = last.getLast().sent();
        if (last.stream().anyMatch(one -> one.sent() != mine)) {
            return Optional.empty();
        }
        var began = last.getLast();
        return Optional.of(new Occurrence(
                began.date(),
                began.date(),
                began.date().plusSeconds(30L * 86_400),
                "one-sided",
                (mine ? "you" : "they") + " began the last " + rule.conversations() + " conversations",
                List.of(began)));
    }

    private static String sentence(Interaction one, ActKind kind) {
        return one.acts().stream()
                .filter(act -> act.kind() == kind)
                .findFirst()
                .orElseThrow()
                .sentence();
    }
}
