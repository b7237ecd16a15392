package dev.kith.rules;

import dev.kith.indexer.history.Kind;
import java.time.Duration;
import java.util.List;

/// What ends every rule about a person. A closed gate gives no finding at all: delivery has nothing to say.
final class Stops {
    /// For so long after mail that touches illness, bereavement or the like nothing is raised. One stop, no kind.
    private static final Duration CONSIDERATE = Duration.ofDays(90);

    private Stops() {}

    static List<Look.Input> gates(Facts facts) {
        var kind = facts.history.person().kind();
        return List.of(
                new Look.Input("human", Filters.word(kind), kind == Kind.HUMAN),
                new Look.Input("open", open(facts) ? "yes" : "no", open(facts)));
    }

    private static boolean open(Facts facts) {
        if (facts.about.declined() || facts.about.sealed()) {
            return false;
        }
        var from = facts.now.minus(CONSIDERATE);
        for (var i = facts.past.size() - 1; i >= 0; i--) {
            var one = facts.past.get(i);
            if (one.date().isBefore(from)) {
                return true;
            }
            if (one.stop()) {
                return false;
            }
        }
        return true;
    }
}
