package dev.kith.indexer;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Relaxing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What is asked in place of a query that finds nothing.
///
/// @param whole whether every word of it must be there
record Weaker(Criterion query, boolean whole) {

    /// The nearest first: all that was typed in other letters, then most of its words, then those without what
    /// the message was said to look like.
    static List<Weaker> of(Criterion typed, Spelling spelling) throws IOException {
        var corrected = spelling.corrected(typed);
        var spelled = new LinkedHashSet<Criterion>();
        spelled.add(corrected);
        spelled.add(spelling.byAnyPart(corrected));
        spelled.add(spelling.byLikeNames(typed));
        spelled.add(spelling.withUmlauts(typed));
        var found = new ArrayList<Weaker>();
        found.addAll(whole(spelled, typed));
        found.addAll(most(spelled));
        var bare = new LinkedHashSet<Criterion>();
        for (var one : spelled) {
            Relaxing.withoutLooks(one).ifPresent(bare::add);
        }
        found.addAll(whole(bare, typed));
        found.addAll(most(bare));
        return found;
    }

    private static List<Weaker> whole(LinkedHashSet<Criterion> queries, Criterion typed) {
        return queries.stream()
                .filter(query -> !query.equals(typed))
                .map(query -> new Weaker(query, true))
                .toList();
    }

    private static List<Weaker> most(LinkedHashSet<Criterion> queries) {
        return queries.stream()
                .flatMap(query -> Relaxing.of(query).stream())
                .map(query -> new Weaker(query, false))
                .toList();
    }

    String notice() {
        return "Shown is what " + (whole ? "matches " : "holds most of ") + query.shown() + ".";
    }
}
