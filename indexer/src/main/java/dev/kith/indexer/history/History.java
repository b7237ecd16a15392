package dev.kith.indexer.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All interactions between the user and one person, oldest first.
public record History(Person person, List<Interaction> interactions) {
    public History {
        interactions = interactions.stream()
                .sorted(Comparator.comparing(Interaction::date))
                .toList();
    }

    public Optional<Interaction> last() {
        return interactions.isEmpty() ? Optional.empty() : Optional.of(interactions.getLast());
    }

    /// The last message in one direction that a human being wrote.
    public Optional<Interaction> last(Direction direction) {
        return interactions.reversed().stream()
                .filter(i -> i.direction() == direction && !i.automatic())
                .findFirst();
    }

    /// What had been written by then. Mail from later would be an answer that nobody has given yet.
    public History upTo(Instant now) {
        var past = interactions.stream().filter(i -> !i.date().isAfter(now)).toList();
        return past.size() == interactions.size() ? this : new History(person, past);
    }

    public boolean twoWay() {
        return last(Direction.SENT).isPresent() && last(Direction.RECEIVED).isPresent();
    }
}
