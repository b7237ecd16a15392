package dev.kith.rules.facts;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.Rhythm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What two people have in common, as numbers of conversations and months.
///
/// @param conversations in which both wrote
/// @param months, of thirty days, in which both wrote
public record InCommon(int conversations, int months) {
    private static final long MONTH_SECONDS = 30 * 86_400L;

    static InCommon of(List<Interaction> past) {
        var conversations = new Both<String>();
        var months = new Both<Long>();
        for (var one : past) {
            if (Rhythm.contact(one)) {
                conversations.wrote(one.conversation(), one.sent());
                months.wrote(Math.floorDiv(one.date().getEpochSecond(), MONTH_SECONDS), one.sent());
            }
        }
        return new InCommon(conversations.count(), months.count());
    }

    /// Where either wrote.
    private static final class Both<T> {
        private final Map<Boolean, Set<T>> bySide = new HashMap<>();

        void wrote(T where, boolean mine) {
            bySide.computeIfAbsent(mine, _ -> new HashSet<>()).add(where);
        }

        int count() {
            var theirs = bySide.getOrDefault(false, Set.of());
            return (int) bySide.getOrDefault(true, Set.of()).stream()
                    .filter(theirs::contains)
                    .count();
        }
    }
}
