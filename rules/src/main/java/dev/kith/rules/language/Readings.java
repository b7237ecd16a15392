package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;

/// What was read in mails, each sentence once: what it means does not change from day to day, and its patterns are what
/// judging many days costs. Holds no more than one past. Not for several threads.
public final class Readings {
    private final IdentityHashMap<Interaction, Optional<Act>> expecting = new IdentityHashMap<>();
    private final IdentityHashMap<Interaction, Optional<Act>> put = new IdentityHashMap<>();
    private final IdentityHashMap<Interaction, Optional<Act>> promises = new IdentityHashMap<>();
    private final IdentityHashMap<Interaction, Subject> subjects = new IdentityHashMap<>();

    /// As [Meant#expecting].
    public Optional<Act> expecting(Interaction one) {
        return once(expecting, one, Meant::expecting);
    }

    /// As [Meant#put].
    public Optional<Act> put(Interaction one) {
        return once(put, one, Meant::put);
    }

    /// As [Meant#promise].
    public Optional<Act> promise(Interaction one) {
        return once(promises, one, Meant::promise);
    }

    public Subject subject(Interaction one) {
        return subjects.computeIfAbsent(one, mail -> Subject.of(mail.subject()));
    }

    private static Optional<Act> once(
            IdentityHashMap<Interaction, Optional<Act>> known,
            Interaction one,
            Function<Interaction, Optional<Act>> read) {
        return one.acts().isEmpty() ? Optional.empty() : known.computeIfAbsent(one, read);
    }
}
