package dev.kith.indexer.search;

import java.util.ArrayList;
import java.util.List;

/// Weaker and weaker forms of a query that finds nothing: what was asked of persons, dates and the like holds, but a
/// few of the plain words may be missing.
public final class Relaxing {
    private Relaxing() {}

    /// @return none when there are not words enough
    public static List<Criterion> of(Criterion query) {
        if (!(query instanceof Criterion.And(var all))) {
            return List.of();
        }
        var words = all.stream().filter(Relaxing::word).toList();
        var rest = all.stream().filter(one -> !word(one)).toList();
        var relaxed = new ArrayList<Criterion>();
        for (var least = words.size() - 1; least >= Math.max(1, words.size() / 2); least--) {
            var some = new ArrayList<>(rest);
            some.add(new Criterion.Most(words, least));
            relaxed.add(new Criterion.And(some));
        }
        return relaxed;
    }

    /// A plain word, or what a mistyped one may have been.
    private static boolean word(Criterion one) {
        return switch (one) {
            case Criterion.Text text -> !text.phrase() && text.field() == Criterion.Field.ANY;
            case Criterion.Or or -> or.any().stream().allMatch(Relaxing::word);
            case Criterion.Everything _,
                    Criterion.Span _,
                    Criterion.Size _,
                    Criterion.Is _,
                    Criterion.In _,
                    Criterion.Tagged _,
                    Criterion.Does _,
                    Criterion.Id _,
                    Criterion.Conversation _,
                    Criterion.Not _,
                    Criterion.And _,
                    Criterion.Most _ -> false;
        };
    }
}
