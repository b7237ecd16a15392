package dev.kith.rules.occasion;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what has just begun and waits for a word of mine: a first exchange, a meeting (principles 4, 10, 17, 69).
final class Beginnings {
    /// The acquaintance is new for so long after the first mail.
    private static final Duration NEW = Duration.ofDays(14);
    /// Nothing before the first mail within so long: otherwise history may only seem to begin there.
    private static final Duration BLANK = Duration.ofDays(180);

    private Beginnings() {}

    static Optional<Occurrence> find(Condition.Event rule, Facts facts) {
        return switch (rule.kind()) {
            case FIRST_TWO_WAY -> firstExchange(rule, facts);
            case MET -> meeting(rule, facts);
        };
    }

    private static Optional<Occurrence> firstExchange(Condition.Event rule, Facts facts) {
        var first = facts.past.stream()
                .filter(one -> !one.automatic() && !one.listed())
                .findFirst();
        var last = lastHuman(facts);
        if (first.isEmpty() || last == null || last.sent() || !last.addressed() || last.people() > 3) {
            return Optional.empty();
        }
        var began = first.get().date();
        if (Duration.between(began, last.date()).compareTo(NEW) > 0 || !facts.coverage.reaches(began.minus(BLANK))) {
            return Optional.empty();
        }
        return Optional.of(new Occurrence(
                last.date(),
                rule.from().after(last.date(), facts.clock),
                rule.until().after(last.date(), facts.clock),
                "first exchange",
                "you have only just come to know each other, and the last word is theirs",
                List.of(last)));
    }

    private static Optional<Occurrence> meeting(Condition.Event rule, Facts facts) {
        Instant met = null;
        List<Interaction> rests = List.of();
        for (var one : facts.about.met()) {
            met = latest(met, one, facts.now);
        }
        var from = facts.now.minus(rule.until().length()).minus(Duration.ofDays(90));
        for (var i = facts.past.size() - 1; i >= 0 && facts.past.get(i).date().isAfter(from); i--) {
            var one = facts.past.get(i);
            if (one.invite() != null && one.people() <= 6) {
                var later = latest(met, one.invite(), facts.now);
                if (later != null && !later.equals(met)) {
                    met = later;
                    rests = List.of(one);
                }
            }
        }
        if (met == null) {
            return Optional.empty();
        }
        var meeting = met;
        if (facts.past.stream().anyMatch(one -> one.sent() && one.date().isAfter(meeting))) {
            return Optional.empty();
        }
        return Optional.of(new Occurrence(
                meeting,
                rule.from().after(meeting, facts.clock),
                rule.until().after(meeting, facts.clock),
                "met " + meeting,
                "you met, and have not written since",
                rests));
    }

    private static @Nullable Instant latest(@Nullable Instant a, Instant b, Instant now) {
        return b.isAfter(now) || (a != null && a.isAfter(b)) ? a : b;
    }

    private static @Nullable Interaction lastHuman(Facts facts) {
        for (var i = facts.past.size() - 1; i >= 0; i--) {
            var one = facts.past.get(i);
            if (!one.automatic() && !one.listed()) {
                return one;
            }
        }
        return null;
    }
}
