package dev.kith.rules.occasion;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.book.Period;
import dev.kith.rules.facts.Crowd;
import dev.kith.rules.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds mails of mine that say nearly the same as others of mine (principles 14, 15, 37).
final class Copies {
    private Copies() {}

    /// The same pitch again to somebody who did not answer the first one.
    static Optional<Occurrence> repeated(Condition.Repeated rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length());
        Interaction last = null;
        for (var one : facts.past.reversed()) {
            if (!one.sent()) {
                if (!one.automatic()) {
                    return Optional.empty();
                }
                continue;
            }
            if (last == null) {
                if (one.date().isBefore(oldest) || one.sketch() == 0) {
                    return Optional.empty();
                }
                last = one;
            } else if (Crowd.near(last.sketch(), one.sketch())) {
                return Optional.of(occurrence(
                        last,
                        rule.within(),
                        "your last mail says nearly what the one before said, which had no answer"));
            }
        }
        return Optional.empty();
    }

    /// Found once, about the person written to last.
    static Optional<Occurrence> mass(Condition.MassMail rule, Facts facts) {
        var oldest = facts.now.minus(rule.within().length().multipliedBy(2));
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(oldest); i--) {
            var one = facts.past.get(i);
            if (!one.sent() || one.sketch() == 0 || one.people() > 1) {
                continue;
            }
            var alike = facts.crowd().like(one, rule.within().length());
            var persons = alike.stream().map(Crowd.Sent::to).collect(Collectors.toSet());
            var later = facts.crowd().like(one, rule.within().length()).stream()
                    .anyMatch(other -> other.at().isAfter(one.date()));
            if (persons.size() >= rule.people() && !later) {
                return Optional.of(occurrence(
                        one,
                        Period.ofDays(2),
                        persons.size() + " persons got nearly the same mail from you, one by one"));
            }
        }
        return Optional.empty();
    }

    private static Occurrence occurrence(Interaction mail, Period within, String words) {
        return new Occurrence(
                mail.date(), mail.date(), mail.date().plus(within.length()), mail.messageId(), words, List.of(mail));
    }
}
