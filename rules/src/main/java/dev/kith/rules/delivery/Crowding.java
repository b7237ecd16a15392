package dev.kith.rules.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A rule that finds nearly everybody at once. The budget holds all the same, and the
/// digest says in one line how many there are.
///
/// @param rule the one that found most
/// @param more persons found and not told for want of room
public record Crowding(String rule, int more) {
    /// From so many on it is worth a line.
    private static final int MANY = 25;

    /// Looks for it among all the decisions of one judging.
    public static Optional<Crowding> of(List<Decision> decisions) {
        var waiting = new HashMap<String, Set<String>>();
        for (var decision : decisions) {
            var room = decision.verdict() == Verdict.BUDGET
                    || (decision.verdict() == Verdict.HELD_BACK && !decision.over());
            if (room) {
                waiting.computeIfAbsent(decision.finding().rule(), _ -> new HashSet<>())
                        .add(decision.finding().person().id());
            }
        }
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= MANY)
                .max(Comparator.comparingInt((Map.Entry<String, Set<String>> entry) ->
                                entry.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Crowding(entry.getKey(), entry.getValue().size()));
    }
}
