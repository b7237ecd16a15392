package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Person;
import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Gives;
import dev.kith.rules.language.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What fits together by the words it shares: a need and an offer, a link and a person, two persons (principles 16, 22,
/// 33, 58, 72). Links and introductions are proposed only between people who share a mail already: nothing of one is
/// shown to a stranger.
final class Likeness {
    private static final Duration RECENT = Duration.ofDays(14);
    private static final Duration YEAR = Duration.ofDays(365);

    private Likeness() {}

    static Optional<Occurrence> need(Condition.NeedMet rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (one.sent() && Gives.helps(one)) {
                return Optional.empty();
            }
            if (one.sent() || one.automatic() || !one.addressed() || !Gives.asks(one)) {
                continue;
            }
            var need = facts.lately().topics().of(one);
            var found = offer(rule.words(), facts, one, need);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Occurrence> offer(int words, Facts facts, Interaction need, Set<String> telling) {
        for (var other : facts.lately().received(facts.now.minus(RECENT))) {
            var mail = other.mail();
            if (facts.them(other.with())
                    || !mail.date().isAfter(need.date())
                    || !(mail.has(ActKind.OFFER)
                            || mail.has(ActKind.SHARE)
                            || !mail.links().isEmpty())) {
                continue;
            }
            var common = Topics.shared(telling, facts.lately().topics().of(mail));
            if (common.size() >= words) {
                return Optional.of(new Occurrence(
                        mail.date(),
                        mail.date(),
                        mail.date().plus(RECENT),
                        need.messageId() + " " + mail.messageId(),
                        "they asked for something like what "
                                + other.with().name() + " now offers ("
                                + String.join(", ", new TreeSet<>(common)) + ")",
                        List.of(need)));
            }
        }
        return Optional.empty();
    }

    static Optional<Occurrence> link(Condition.LinkFits rule, Facts facts) {
        var ours = facts.lately().words(facts.history, facts.now);
        for (var other : facts.lately().received(facts.now.minus(rule.within().length()))) {
            var mail = other.mail();
            if (facts.them(other.with()) || mail.links().isEmpty() || !shareAMail(facts.past, other.with(), null)) {
                continue;
            }
            var common = Topics.shared(ours, facts.lately().topics().of(mail));
            if (common.size() >= rule.words()) {
                return Optional.of(new Occurrence(
                        mail.date(),
                        mail.date(),
                        mail.date().plus(rule.within().length()),
                        "link " + mail.messageId(),
                        "a link that " + other.with().name() + " sent you fits what you two write about ("
                                + String.join(", ", new TreeSet<>(common)) + ")",
                        List.of()));
            }
        }
        return Optional.empty();
    }

    static Optional<Occurrence> topic(Condition.SameTopic rule, Facts facts) {
        var ours = facts.lately().words(facts.history, facts.now);
        var last = facts.lastContact();
        if (ours.size() < rule.words() || last == null) {
            return Optional.empty();
        }
        var address = facts.history.person().addresses().getFirst();
        var recent = facts.now.minus(rule.apart().length());
        for (var talk : facts.lately().talks()) {
            var other = talk.with();
            // of the two one is named, not both
            if (facts.them(other) || address.compareTo(other.addresses().getFirst()) > 0) {
                continue;
            }
            var common = Topics.marked(ours, talk.words());
            if (common.size() < rule.words()
                    || !shareAMail(facts.past, other, null)
                    || shareAMail(facts.past, other, recent)) {
                continue;
            }
            return Optional.of(new Occurrence(
                    last,
                    last,
                    facts.now.plus(YEAR),
                    "topic with " + other.id(),
                    "they and " + other.name() + " both write with you about "
                            + String.join(", ", new TreeSet<>(common)),
                    List.of()));
        }
        return Optional.empty();
    }

    /// @param since null: ever
    private static boolean shareAMail(List<Interaction> past, Person other, @Nullable Instant since) {
        return past.stream()
                .anyMatch(one -> (since == null || one.date().isAfter(since))
                        && other.addresses().stream().anyMatch(one.others()::contains));
    }
}
