package dev.kith.rules.occasion;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a silence that is long by a cadence, by the pair's own rhythm, or by a fixed time.
final class QuietTie {
    /// The share of gaps that are shorter than an unusual one: 19 of 20.
    private static final double Z95 = 1.6448536269514722;

    private QuietTie() {}

    static Optional<Occurrence> find(Condition.Silence rule, Facts facts) {
        if (!facts.explaining && recent(rule, facts)) {
            return Optional.empty();
        }
        var last = rule.over() == Condition.Measure.CADENCE ? facts.lastSatisfying() : facts.lastContact();
        if (last == null) {
            return Optional.empty();
        }
        var allowed = switch (rule.over()) {
            case CADENCE -> facts.cadenceDays();
            case RHYTHM -> facts.gaps().quantile(Z95);
            case FIXED -> 0;
        };
        if (Double.isNaN(allowed)) {
            return Optional.empty();
        }
        var days = Math.max(allowed, rule.atLeast().days());
        var due = last.plus(Duration.ofSeconds((long) (days * 86_400)));
        if (!facts.explaining && due.isAfter(facts.now)) {
            return Optional.empty();
        }
        var open = rule.openTo() == 0 ? null : LeftOpen.of(facts, rule.openTo());
        if (rule.openTo() > 0 && open == null) {
            return Optional.empty();
        }
        var usual = switch (rule.over()) {
            case CADENCE -> "; you wish to be in touch every " + Spans.days(allowed);
            case RHYTHM ->
                "; you two usually write every " + Spans.days(facts.usualGap()) + ", rarely after more than "
                        + Spans.days(allowed);
            case FIXED -> " now";
        };
        var words = last.equals(facts.lastContact())
                ? "quiet for " + Spans.days(Rhythm.daysBetween(last, facts.now)) + usual
                : notGiven(last, facts, allowed);
        if (open != null) {
            words += "; " + open.words();
        }
        // the same silence is a new occasion only when it has doubled
        var silence = Rhythm.daysBetween(last, facts.now);
        var doubled = silence <= days ? 0 : (int) (Math.log(silence / days) / Math.log(2));
        var found = new Occurrence(
                        last,
                        due,
                        last.plus(rule.within().length()),
                        "quiet since " + last + (doubled == 0 ? "" : ", doubled " + doubled),
                        words,
                        lastContacts(facts, open))
                .usual(Duration.ofSeconds((long) (facts.usualGap() * 86_400)))
                .weighing(TieWeight.weight(facts));
        return Optional.of(open == null ? found : found.quoting(open.said().sentence()));
    }

    /// They have written, and only what the user gives counts: that is no silence, and is not called one.
    private static String notGiven(Instant last, Facts facts, double allowed) {
        return "nothing shared by you for " + Spans.days(Rhythm.daysBetween(last, facts.now)) + ", while you two wrote "
                + Spans.days(Rhythm.daysBetween(Objects.requireNonNull(facts.lastContact()), facts.now))
                + " ago; you wish to share something every " + Spans.days(allowed);
    }

    /// A cheap first look: too soon whatever the measure says.
    private static boolean recent(Condition.Silence rule, Facts facts) {
        if (rule.over() == Condition.Measure.CADENCE) {
            return false;
        }
        var last = facts.lastContact();
        return last == null || last.plus(rule.atLeast().length()).isAfter(facts.now);
    }

    private static List<Interaction> lastContacts(Facts facts, @Nullable LeftOpen open) {
        return facts.past.reversed().stream()
                .filter(one -> Rhythm.contact(one)
                        && (!one.evidence().isEmpty()
                                || open != null && open.mail().equals(one)))
                .limit(2)
                .toList();
    }
}
