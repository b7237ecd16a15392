package dev.kith.rules.language;

import dev.kith.indexer.history.Interaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user is called, learned from how mail to the user alone begins. A name counts that several persons use,
/// and not much fewer than the commonest one: list mail greets others too.
public final class OwnNames {
    private static final int PERSONS_MIN = 2;
    /// A part of those who use the commonest name.
    private static final int RARE = 5;

    private final Map<String, Integer> persons = new HashMap<>();

    /// @param past with one person, who counts once a name
    public void add(List<Interaction> past) {
        var seen = new HashSet<String>();
        for (var one : past) {
            if (!one.sent()
                    && one.people() <= 1
                    && one.addressed()
                    && !one.automatic()
                    && !one.greeting().isEmpty()) {
                seen.addAll(Greeted.words(one.greeting()));
            }
        }
        seen.forEach(name -> persons.merge(name, 1, Integer::sum));
    }

    /// Lower-case; empty when too few ever greeted.
    public Set<String> names() {
        var commonest = persons.values().stream().mapToInt(count -> count).max().orElse(0);
        var least = Math.max(PERSONS_MIN, commonest / RARE);
        return persons.entrySet().stream()
                .filter(name -> name.getValue() >= least)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
