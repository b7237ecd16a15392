package dev.kith.rules;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.rules.book.Rule;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.facts.Circle;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.facts.TieFigures;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Applies a rule book to histories as of an instant. The same input gives the same findings, in the same
/// order. Pure: it sees no mail but histories, and sends nothing.
public final class Judge {
    /// From so many persons on it pays to judge in parallel.
    private static final int MANY = 2_000;
    /// What a rule finds may rest on what was said so long before.
    private static final Duration READ = Duration.ofDays(730);

    private final RuleBook book;
    private final Circle circle;
    private final List<ReadyRule> rules;
    /// Some rule looks at everybody, however long they have been silent.
    private final boolean endless;

    /// Where none does: the others find nothing about whom nobody has tagged and who has been silent since before this.
    private final Instant oldest;

    private final Said said;
    private final List<History> histories;
    private final Instant now;

    /// Prepares to judge: works out what is usual among all. Cost: one pass over all interactions.
    public Judge(RuleBook book, List<History> histories, Said said, Coverage coverage, Instant now, ZoneId zone) {
        this(book, histories, said, coverage, now, zone, Circle.Pins.NONE, null);
    }

    public static Usual usual(RuleBook book, List<History> histories, Instant now, ZoneId zone) {
        return Usual.of(histories, new WorkingClock(zone, book.budget().workingDays()), now);
    }

    /// From when on the rules read what a mail says: of older ones they count when, from whom and of what kind
    /// they were, and quote the last few with a person.
    public static Instant reads(RuleBook book, Instant now) {
        return book.rules().stream()
                .map(rule -> ReadyRule.of(rule).occasion().reach())
                .filter(Objects::nonNull)
                .map(reach -> now.minus(READ).minus(reach.length()))
                .min(Comparator.naturalOrder())
                .orElse(now.minus(READ));
    }

    /// What this judge found usual, and what only all histories together show: for judging one person again soon.
    public Usual usual() {
        return circle.usual(now);
    }

    /// For one person at a time, by what was usual lately: the others are asked for when a rule looks at them.
    ///
    /// @param everybody all histories; called once at most
    /// @param tagged those of persons who carry a tag, and it may be others too; called once at most
    public static Judge ofOne(
            RuleBook book,
            Supplier<List<History>> everybody,
            Supplier<List<History>> tagged,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Usual usual) {
        return new Judge(book, List.of(), everybody, tagged, said, coverage, now, zone, Circle.Pins.NONE, usual);
    }

    /// With what is usual known already: nothing is passed over until a rule asks for it.
    public Judge(
            RuleBook book,
            List<History> histories,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Usual usual) {
        this(book, histories, said, coverage, now, zone, Circle.Pins.NONE, usual);
    }

    /// @param usual where it is known already; else null
    private Judge(
            RuleBook book,
            List<History> histories,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Circle.Pins pins,
            @Nullable Usual usual) {
        this(book, histories, () -> histories, () -> histories, said, coverage, now, zone, pins, usual);
    }

    /// @param histories those to judge
    /// @param everybody among whom they are
    /// @param tagged those of them who carry a tag, at least
    private Judge(
            RuleBook book,
            List<History> histories,
            Supplier<List<History>> everybody,
            Supplier<List<History>> tagged,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Circle.Pins pins,
            @Nullable Usual usual) {
        this.book = book;
        this.circle = new Circle(book, histories, everybody, tagged, said, coverage, now, zone, pins, usual);
        this.rules = book.rules().stream().filter(Rule::on).map(ReadyRule::of).toList();
        this.endless = rules.stream().anyMatch(rule -> rule.occasion().reach() == null && !rule.byTag());
        this.oldest = rules.stream()
                .map(rule -> rule.occasion().reach())
                .filter(Objects::nonNull)
                .map(reach -> now.minus(reach.length()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        this.said = said;
        this.histories = histories;
        this.now = now;
    }

    /// For tests of rules: with model outputs fixed, where they are not null.
    public static Judge pinned(
            RuleBook book,
            List<History> histories,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            @Nullable Double resume,
            @Nullable Double unusual) {
        return new Judge(book, histories, said, coverage, now, zone, new Circle.Pins(resume, unusual), null);
    }

    public static List<Finding> judge(
            RuleBook book, List<History> histories, Said said, Coverage coverage, Instant now, ZoneId zone) {
        return new Judge(book, histories, said, coverage, now, zone).findings();
    }

    /// Everything that holds now, by due date, then rule, then person.
    public List<Finding> findings() {
        return (histories.size() < MANY ? histories.stream() : histories.parallelStream())
                .<Finding>mapMulti((history, found) -> findings(history).forEach(found))
                .sorted(Comparator.comparing(Finding::due)
                        .thenComparing(Finding::rule)
                        .thenComparing(finding -> finding.person().id()))
                .toList();
    }

    /// What holds now about one person, in the rule book's order.
    public List<Finding> findings(History history) {
        if (!Circle.judged(history)) {
            return List.of();
        }
        var past = Facts.upTo(history.interactions(), now);
        if (past.isEmpty()) {
            return List.of();
        }
        var about = said.about(history.person(), now);
        if (!endless && past.getLast().date().isBefore(oldest) && about.tags().isEmpty() && about.cadence() == null) {
            return List.of();
        }
        var facts = new Facts(history, about, circle, now, false);
        if (!Stops.open(facts)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(2);
        for (var rule : rules) {
            var finding = rule.finding(facts);
            if (finding != null) {
                findings.add(finding);
            }
        }
        // asked last, for there is hardly ever anything to ask it of
        return findings.isEmpty() || !Stops.turnedDown(facts) ? findings : List.of();
    }

    /// What holds, but not yet for as long as its rule asks: due when it will have.
    public List<Finding> pending() {
        var waiting = rules.stream()
                .filter(rule -> !rule.rule().holds().length().isZero())
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        return histories.stream()
                .filter(Circle::judged)
                .flatMap(history -> pending(history, waiting).stream())
                .toList();
    }

    private List<Finding> pending(History history, List<ReadyRule> waiting) {
        var facts = new Facts(history, said.about(history.person(), now), circle, now, false);
        if (facts.past.isEmpty() || !Stops.open(facts)) {
            return List.of();
        }
        var pending =
                waiting.stream().flatMap(rule -> rule.pending(facts).stream()).toList();
        return pending.isEmpty() || !Stops.turnedDown(facts) ? pending : List.of();
    }

    /// The model's figures of the tie with a person, as the rules use them.
    public TieFigures figures(History history) {
        return TieFigures.of(new Facts(history, said.about(history.person(), now), circle, now, false));
    }

    /// How every rule comes out about one person, whether it is on or not.
    public List<Look> why(History history) {
        return why(history, true);
    }

    /// @param offToo otherwise rules that are off are named and not looked at: some of them look at everybody
    public List<Look> why(History history, boolean offToo) {
        var facts = new Facts(history, said.about(history.person(), now), circle, now, true);
        var gates = Stops.gates(facts);
        var closed = gates.stream().anyMatch(gate -> !gate.holds());
        return book.rules().stream()
                .map(rule -> closed || !rule.on() && !offToo
                        ? new Look(rule.id(), rule.on(), gates, null, null)
                        : withGates(ReadyRule.of(rule).look(facts), gates))
                .toList();
    }

    private static Look withGates(Look look, List<Look.Input> gates) {
        // a condition that is a gate too is said once
        var inputs =
                Stream.concat(gates.stream(), look.inputs().stream()).distinct().toList();
        return new Look(look.rule(), look.on(), inputs, look.finding(), look.due());
    }
}
