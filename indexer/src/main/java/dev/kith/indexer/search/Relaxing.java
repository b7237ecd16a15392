package dev.kith.indexer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Weaker and weaker forms of a query that found nothing: conditions on persons, dates and the like hold, but a
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

    /// The query without what the message was said to look like (with a file, a link, a request), which is
    /// remembered less well than who, when and what; the name of a file may stand in its text. Nothing where
    /// that was not asked or nothing was asked of the words.
    public static Optional<Criterion> withoutLooks(Criterion query) {
        if (!(query instanceof Criterion.And(var all))) {
            return Optional.empty();
        }
        var rest = all.stream().filter(one -> !looks(one)).map(Relaxing::inText).toList();
        return rest.equals(all) || rest.stream().noneMatch(Relaxing::words)
                ? Optional.empty()
                : Optional.of(rest.size() == 1 ? rest.getFirst() : new Criterion.And(rest));
    }

    private static boolean looks(Criterion one) {
        return switch (one) {
            case Criterion.Does _ -> true;
            case Criterion.Is is ->
                switch (is.fact()) {
                    case ATTACHMENT, LINK, INVITE -> true;
                    case SENT, RECEIVED, UNANSWERED, HUMAN -> false;
                };
            case Criterion.Text text -> text.field() == Criterion.Field.TYPE;
            case Criterion.Or or -> or.any().stream().allMatch(Relaxing::looks);
            case Criterion.And and -> and.all().stream().allMatch(Relaxing::looks);
            case Criterion.Everything _,
                    Criterion.Span _,
                    Criterion.Size _,
                    Criterion.In _,
                    Criterion.Tagged _,
                    Criterion.Id _,
                    Criterion.Conversation _,
                    Criterion.Not _,
                    Criterion.Most _ -> false;
        };
    }

    private static Criterion inText(Criterion one) {
        return one instanceof Criterion.Text text && text.field() == Criterion.Field.FILENAME
                ? new Criterion.Text(Criterion.Field.ANY, text.text(), text.phrase(), text.prefix(), text.text())
                : one;
    }

    private static boolean words(Criterion one) {
        return word(one)
                || one instanceof Criterion.Text text && !text.field().person() && text.field() != Criterion.Field.LIST;
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
