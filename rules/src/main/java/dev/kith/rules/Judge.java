package dev.kith.rules;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Tie;
import dev.kith.rules.cadence.WorkingClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges histories by a rule book as of an instant: the same input gives the same findings, in the same order. Pure;
/// sees no mail but histories, sends nothing.
public final class Judge {
    private static final int EVIDENCE_MAX = 2;
    /// From so many persons on it pays to judge in parallel.
    private static final int MANY = 2_000;

    private final Facts.Circle circle;
    private final List<Ready> rules;
    private final Said said;
    private final List<History> histories;
    private final Instant now;

    /// Prepares to judge: works out what is usual among all. Cost: one pass over all interactions.
    public Judge(RuleBook book, List<History> histories, Said said, Coverage coverage, Instant now, ZoneId zone) {
        this(book, histories, said, coverage, now, zone, Facts.Pins.NONE, null);
    }

    /// What was worked out about pasts, for judging the same histories on many days: as long as nothing new came, it
    /// holds. Any thread; one person is judged by one at a time.
    public static final class Memory {
        private final Map<String, Known> byPerson = new ConcurrentHashMap<>();

        Known known(History history, List<Interaction> past, WorkingClock clock) {
            return Objects.requireNonNull(byPerson.compute(
                    history.person().id(),
                    (_, known) -> known != null && known.past.size() == past.size() ? known : new Known(past, clock)));
        }
    }

    /// What is usual among all, as of a day; good for weeks.
    public static final class Usual {
        private final Instant at;
        private final Population population;
        private final Tie.Owner owner;
        private final @Nullable Memory memory;
        private final @Nullable Crowd crowd;

        private Usual(
                Instant at, Population population, Tie.Owner owner, @Nullable Memory memory, @Nullable Crowd crowd) {
            this.at = at;
            this.population = population;
            this.owner = owner;
            this.memory = memory;
            this.crowd = crowd;
        }

        /// @param other of these very histories
        public Usual with(Memory other) {
            return new Usual(at, population, owner, other, crowd);
        }

        public Instant at() {
            return at;
        }
    }

    public static Usual usual(RuleBook book, List<History> histories, Instant now, ZoneId zone) {
        var clock = new WorkingClock(zone, book.budget().workingDays());
        return new Usual(now, Population.of(histories, clock, now), Ties.owner(histories, now), null, null);
    }

    /// What this judge found usual, and what only all histories together show: for judging one person again soon.
    public Usual usual() {
        return new Usual(
                now,
                circle.population(),
                circle.owner().get(),
                null,
                circle.crowd().get());
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
        return new Judge(
                book, List.of(), new Once<>(everybody), tagged, said, coverage, now, zone, Facts.Pins.NONE, usual);
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
        this(book, histories, said, coverage, now, zone, Facts.Pins.NONE, usual);
    }

    /// @param usual where it is known already; else null
    private Judge(
            RuleBook book,
            List<History> histories,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Facts.Pins pins,
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
            Facts.Pins pins,
            @Nullable Usual usual) {
        var clock = new WorkingClock(zone, book.budget().workingDays());
        this.circle = new Facts.Circle(
                book,
                usual == null ? Population.of(histories, clock, now) : usual.population,
                new Once<>(() -> usual == null || usual.crowd == null ? new Crowd(everybody.get(), now) : usual.crowd),
                new Once<>(() -> new Lately(everybody.get(), now)),
                new Once<>(() -> usual == null ? Ties.owner(histories, now) : usual.owner),
                new Once<>(() -> byAddress(everybody.get())),
                new Once<>(() -> tagged(book, tagged.get(), said, now)),
                coverage,
                clock,
                zone,
                pins,
                usual == null ? null : usual.memory);
        this.rules = book.rules().stream().filter(Rule::on).map(Ready::of).toList();
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
        return new Judge(book, histories, said, coverage, now, zone, new Facts.Pins(resume, unusual), null);
    }

    /// Those with a cadence by tag, the weakest tie first.
    private static List<History> tagged(RuleBook book, List<History> histories, Said said, Instant now) {
        record Weighed(History history, double strength) {}
        return histories.stream()
                .filter(history -> judged(history)
                        && said.about(history.person(), now).tags().stream()
                                .map(book.tags()::get)
                                .anyMatch(tag -> tag != null && tag.every() != null))
                .map(history -> new Weighed(history, Ties.strength(history, now)))
                .sorted(Comparator.comparingDouble(Weighed::strength)
                        .thenComparing(one -> one.history().person().id()))
                .map(Weighed::history)
                .toList();
    }

    private static Map<String, History> byAddress(List<History> histories) {
        var map = new HashMap<String, History>();
        histories.forEach(history -> history.person().addresses().forEach(address -> map.put(address, history)));
        return map;
    }

    public static List<Finding> judge(
            RuleBook book, List<History> histories, Said said, Coverage coverage, Instant now, ZoneId zone) {
        return new Judge(book, histories, said, coverage, now, zone).findings();
    }

    /// Everything that holds now, by due date, then rule, then person.
    public List<Finding> findings() {
        return (histories.size() < MANY ? histories.stream() : histories.parallelStream())
                .flatMap(history -> findings(history).stream())
                .sorted(Comparator.comparing(Finding::due)
                        .thenComparing(Finding::rule)
                        .thenComparing(finding -> finding.person().id()))
                .toList();
    }

    /// What holds now about one person, in the rule book's order.
    public List<Finding> findings(History history) {
        if (!judged(history)) {
            return List.of();
        }
        var facts = new Facts(history, said.about(history.person(), now), circle, now, false);
        if (facts.past.isEmpty() || !Stops.open(facts)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(2);
        for (var rule : rules) {
            var finding = finding(rule, facts);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
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
                .filter(Judge::judged)
                .flatMap(history -> pending(history, waiting).stream())
                .toList();
    }

    private List<Finding> pending(History history, List<Ready> waiting) {
        var facts = new Facts(history, said.about(history.person(), now), circle, now, false);
        if (facts.past.isEmpty() || !Stops.open(facts)) {
            return List.of();
        }
        return waiting.stream().flatMap(rule -> pending(rule, facts).stream()).toList();
    }

    private static Optional<Finding> pending(Ready rule, Facts facts) {
        if (!rule.cheap().stream().allMatch(filter -> Filters.holds(filter, facts))) {
            return Optional.empty();
        }
        return Occasions.find(rule.occasion(), facts)
                .filter(found -> !seenTo(rule.rule(), facts, found)
                        && !found.due().isAfter(facts.now)
                        && due(rule.rule(), found).isAfter(facts.now)
                        && facts.now.isBefore(found.until()))
                .filter(_ -> rule.dear().stream().allMatch(filter -> Filters.holds(filter, facts)))
                .map(found -> finding(rule.rule(), facts, found, due(rule.rule(), found)));
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
        return circle.book().rules().stream()
                .map(rule -> closed || !rule.on() && !offToo
                        ? new Look(rule.id(), rule.on(), gates, null, null)
                        : withGates(look(rule, facts), gates))
                .toList();
    }

    private static Look withGates(Look look, List<Look.Input> gates) {
        var inputs = new ArrayList<>(gates);
        inputs.addAll(look.inputs());
        return new Look(look.rule(), look.on(), inputs, look.finding(), look.due());
    }

    /// Lists, machines and those whom the user never wrote to are never judged.
    private static boolean judged(History history) {
        return history.person().kind() == Kind.HUMAN && !history.interactions().isEmpty();
    }

    /// The short way: no words about what does not hold.
    private static @Nullable Finding finding(Ready rule, Facts facts) {
        for (var filter : rule.cheap()) {
            if (!Filters.holds(filter, facts)) {
                return null;
            }
        }
        var found = Occasions.find(rule.occasion(), facts).orElse(null);
        if (found == null || !holds(rule.rule(), facts, found)) {
            return null;
        }
        for (var filter : rule.dear()) {
            if (!Filters.holds(filter, facts)) {
                return null;
            }
        }
        return finding(rule.rule(), facts, found, due(rule.rule(), found));
    }

    private static Instant due(Rule rule, Occurrence found) {
        return found.due().plus(rule.holds().length());
    }

    private static boolean seenTo(Rule rule, Facts facts, Occurrence found) {
        var doneAt = facts.about.doneAt(rule.id());
        return doneAt != null && !doneAt.isBefore(found.since());
    }

    private static boolean holds(Rule rule, Facts facts, Occurrence found) {
        return !seenTo(rule, facts, found) && !due(rule, found).isAfter(facts.now) && facts.now.isBefore(found.until());
    }

    private static Look look(Rule rule, Facts facts) {
        var inputs = new ArrayList<Look.Input>();
        for (var filter : rule.filters()) {
            var input = Filters.look(filter, facts);
            inputs.add(input);
            if (!input.holds()) {
                return new Look(rule.id(), rule.on(), inputs, null, null);
            }
        }
        var found = Occasions.find(rule.occasion(), facts).orElse(null);
        var name = Filters.name(rule.occasion());
        if (found == null) {
            inputs.add(new Look.Input(name, "nothing open", false));
            return new Look(rule.id(), rule.on(), inputs, null, null);
        }
        var due = due(rule, found);
        var seenTo = seenTo(rule, facts, found);
        var holds = holds(rule, facts, found);
        inputs.add(new Look.Input(name, seenTo ? found.words() + "; you said it is done" : found.words(), holds));
        return new Look(
                rule.id(), rule.on(), inputs, holds ? finding(rule, facts, found, due) : null, seenTo ? null : due);
    }

    /// A rule with its conditions taken apart once: what is dear to work out is asked last.
    private record Ready(
            Rule rule, Condition.Occasion occasion, List<Condition.Filter> cheap, List<Condition.Filter> dear) {
        static Ready of(Rule rule) {
            var parts = rule.filters().stream().collect(Collectors.partitioningBy(Ready::isDear));
            return new Ready(
                    rule,
                    rule.occasion(),
                    Objects.requireNonNull(parts.get(false)),
                    Objects.requireNonNull(parts.get(true)));
        }

        private static boolean isDear(Condition.Filter filter) {
            return switch (filter) {
                case Condition.Human _, Condition.TwoWay _, Condition.Tag _, Condition.HasCadence _ -> false;
                case Condition.ContactDays _,
                        Condition.Known _,
                        Condition.Resume _,
                        Condition.Unusual _,
                        Condition.Balance _,
                        Condition.OutsideCircle _,
                        Condition.AskOpen _ -> true;
            };
        }
    }

    private static Finding finding(Rule rule, Facts facts, Occurrence one, Instant due) {
        var evidence = new ArrayList<Evidence>(2);
        for (var message : one.messages()) {
            var line = evidence.isEmpty() && one.quote() != null ? Optional.of(one.quote()) : first(message);
            line.ifPresent(
                    text -> evidence.add(new Evidence(message.messageId(), message.date(), message.sent(), text)));
            if (evidence.size() == EVIDENCE_MAX) {
                break;
            }
        }
        var why = one.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + one.words().substring(1) + ".";
        return new Finding(
                rule.id(),
                facts.history.person(),
                one.since(),
                due,
                one.episode(),
                why,
                evidence,
                rule.action().step(),
                account(facts),
                one.usual(),
                one.appointed(),
                one.weight());
    }

    private static Optional<String> first(Interaction message) {
        return message.evidence().stream().findFirst();
    }

    private static String account(Facts facts) {
        return facts.past.isEmpty() ? "" : facts.past.getLast().account();
    }

    /// Worked out by the first who asks; any thread.
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> work;
        private @Nullable T value;

        Once(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public synchronized T get() {
            if (value == null) {
                value = work.get();
            }
            return value;
        }
    }
}
