package dev.kith.rules.facts;

import dev.kith.indexer.history.History;
import dev.kith.rules.cadence.Tie;
import dev.kith.rules.cadence.WorkingClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is usual among all persons (gaps, reply times) as of a day. It changes little: good for weeks, so that
/// one person can be judged without a pass over all.
public final class Usual {
    final Instant at;
    final Population population;
    final Supplier<Tie.Owner> owner;
    final @Nullable Memory memory;
    final @Nullable Crowd crowd;
    final @Nullable Lately lately;

    Usual(
            Instant at,
            Population population,
            Supplier<Tie.Owner> owner,
            @Nullable Memory memory,
            @Nullable Crowd crowd,
            @Nullable Lately lately) {
        this.at = at;
        this.population = population;
        this.owner = owner;
        this.memory = memory;
        this.crowd = crowd;
        this.lately = lately;
    }

    public static Usual of(List<History> histories, WorkingClock clock, Instant now) {
        var owner = new Once<>(() -> Ties.owner(histories, now));
        return new Usual(now, Population.of(histories, clock, now), owner, null, null, null);
    }

    /// @param other of these very histories
    public Usual with(Memory other) {
        return new Usual(at, population, owner, other, crowd, lately);
    }

    public Instant at() {
        return at;
    }
}
