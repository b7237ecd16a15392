package dev.kith.rules.facts;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.cadence.Tie;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.said.Said;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is the same for everybody who is judged at one time: the rule book, what is usual among all, and what
/// only all histories together show. The last is worked out when a rule first asks for it.
public final class Circle {
    final RuleBook book;
    final Population population;
    final Supplier<Crowd> crowd;
    final Supplier<Lately> lately;
    final Supplier<Tie.Owner> owner;
    final Supplier<List<History>> tagged;
    final Coverage coverage;
    final WorkingClock clock;
    final ZoneId zone;
    final Pins pins;
    final @Nullable Memory memory;

    /// @param histories those to judge
    /// @param everybody among whom they are; called once at most
    /// @param tagged those of them who carry a tag, at least; called once at most
    /// @param usual where it is known already; else null
    public Circle(
            RuleBook book,
            List<History> histories,
            Supplier<List<History>> everybody,
            Supplier<List<History>> tagged,
            Said said,
            Coverage coverage,
            Instant now,
            ZoneId zone,
            Pins pins,
            @Nullable Usual usual) {
        this.book = book;
        this.clock = new WorkingClock(zone, book.budget().workingDays());
        this.population = usual == null ? Population.of(histories, clock, now) : usual.population;
        var all = new Once<>(everybody);
        this.crowd = new Once<>(() -> crowd(usual, all.get(), now));
        this.lately =
                new Once<>(() -> usual == null || usual.lately == null ? new Lately(all.get(), now) : usual.lately);
        this.owner = usual == null ? new Once<>(() -> Ties.owner(histories, now)) : usual.owner;
        this.tagged = new Once<>(() -> tagged(book, tagged.get(), said, now));
        this.coverage = coverage;
        this.zone = zone;
        this.pins = pins;
        this.memory = usual == null ? null : usual.memory;
    }

    /// Model outputs that a test fixes, so that a refit cannot break the test of a rule.
    public record Pins(@Nullable Double resume, @Nullable Double unusual) {
        public static final Pins NONE = new Pins(null, null);
    }

    private static Crowd crowd(@Nullable Usual usual, List<History> everybody, Instant now) {
        if (usual != null && usual.crowd != null) {
            return usual.crowd;
        }
        return usual != null && usual.memory != null ? usual.memory.crowd(everybody, now) : new Crowd(everybody, now);
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

    /// Lists, machines and those whom the user never wrote to are never judged.
    public static boolean judged(History history) {
        return history.person().kind() == Kind.HUMAN && !history.interactions().isEmpty();
    }

    /// What was found usual at `now`, and what only all histories together show: for judging one person again soon.
    public Usual usual(Instant now) {
        var found = owner.get();
        return new Usual(now, population, () -> found, null, crowd.get().asItStands(), lately.get());
    }
}
