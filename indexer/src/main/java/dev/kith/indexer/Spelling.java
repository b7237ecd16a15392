package dev.kith.indexer;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Folding;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Puts words that are in the mail in place of those that are not: mistyped, or cut out of a longer one.
final class Spelling {
    private final Snapshot snapshot;
    private final View view;

    Spelling(Snapshot snapshot, View view) {
        this.snapshot = snapshot;
        this.view = view;
    }

    /// The query with mistyped words replaced; the same query when there are none.
    ///
    /// @param query that finds nothing
    Criterion corrected(Criterion query) throws IOException {
        // a word that is the whole query need not be looked up again
        return query instanceof Criterion.Text text && !text.prefix() ? unknown(text) : rewritten(query, this::text);
    }

    /// The query with each name standing for all whose name or address it is a part of, too: `to:smith` may have meant
    /// `jsmith@example.org` although there is a Smith. The same query when there are none.
    Criterion byAnyPart(Criterion query) throws IOException {
        return rewritten(query, this::person);
    }

    private interface Rewriting {
        Criterion of(Criterion.Text text) throws IOException;
    }

    private static Criterion rewritten(Criterion query, Rewriting rewriting) throws IOException {
        return switch (query) {
            case Criterion.Text text -> rewriting.of(text);
            case Criterion.And and -> new Criterion.And(each(and.all(), rewriting));
            case Criterion.Or or -> new Criterion.Or(each(or.any(), rewriting));
            case Criterion.Most most -> new Criterion.Most(each(most.of(), rewriting), most.least());
            case Criterion.Not not -> not;
            case Criterion.Everything _,
                    Criterion.Span _,
                    Criterion.Size _,
                    Criterion.Is _,
                    Criterion.In _,
                    Criterion.Tagged _,
                    Criterion.Does _,
                    Criterion.Id _,
                    Criterion.Conversation _ -> query;
        };
    }

    private static List<Criterion> each(List<Criterion> queries, Rewriting rewriting) throws IOException {
        var rewritten = new ArrayList<Criterion>(queries.size());
        for (var query : queries) {
            rewritten.add(rewritten(query, rewriting));
        }
        return rewritten;
    }

    /// The query with each name that nobody has standing for those that are written like it, though it is a
    /// part of others: `from:mash` may have meant Marsh although there is a Smashov.
    Criterion byLikeNames(Criterion query) throws IOException {
        var unknown = new AtomicBoolean();
        rewritten(query, text -> {
            unknown.compareAndSet(false, name(text) && !known(text));
            return text;
        });
        return unknown.get() ? rewritten(query, this::likeName) : query;
    }

    /// The query with each word that spells umlauts out standing for the one with them, too: `guenther`.
    Criterion withUmlauts(Criterion query) throws IOException {
        return rewritten(query, text -> {
            if (text.phrase() || text.prefix() || text.text().indexOf('@') >= 0) {
                return text;
            }
            var shorter = Folding.umlauts(text.text());
            var other = alone(text, shorter);
            return shorter.equals(text.text()) || !known(other) ? text : or(text, List.of(other));
        });
    }

    private Criterion person(Criterion.Text text) throws IOException {
        return name(text) ? or(text, parts(text)) : text;
    }

    private Criterion likeName(Criterion.Text text) throws IOException {
        if (!name(text) || known(text)) {
            return text(text);
        }
        var alike = alike(text);
        return alike.isEmpty() ? anywhere(text) : or(alike);
    }

    private static Criterion anywhere(Criterion.Text text) {
        return new Criterion.Text(Criterion.Field.ANY, text.text(), false, false, text.text());
    }

    private static boolean name(Criterion.Text text) {
        return text.field().person()
                && !text.prefix()
                && !text.phrase()
                && text.text().indexOf('@') < 0;
    }

    /// Those who hold the letters in a name or an address; where these are too few letters for that, or too
    /// many people, those whose names begin with them.
    private List<Criterion> parts(Criterion.Text text) throws IOException {
        var parts = new ArrayList<Criterion>();
        var holding = snapshot.holding(text.text());
        if (holding.isEmpty() || holding.size() >= Snapshot.HOLDING_MAX) {
            var beginning = new Criterion.Text(text.field(), text.text(), false, true, text.typed() + "*");
            if (known(beginning)) {
                parts.add(beginning);
            }
        }
        holding.forEach(address -> parts.add(alone(text, address)));
        return parts;
    }

    private List<Criterion> alike(Criterion.Text text) throws IOException {
        return snapshot.alike(text.field(), text.text()).stream()
                .<Criterion>map(word -> alone(text, word))
                .toList();
    }

    private static Criterion or(Criterion first, List<Criterion> others) {
        return or(Stream.concat(Stream.of(first), others.stream()).toList());
    }

    private static Criterion or(List<Criterion> any) {
        return any.size() == 1 ? any.getFirst() : new Criterion.Or(any);
    }

    private Criterion text(Criterion.Text text) throws IOException {
        return text.prefix() || known(text) ? text : unknown(text);
    }

    private Criterion unknown(Criterion.Text text) throws IOException {
        var words = text.text().split("\\s+", -1);
        if (!text.phrase() && words.length == 1) {
            return alternatives(text);
        }
        var out = new ArrayList<String>();
        for (var word : words) {
            var alike = known(alone(text, word)) ? List.<String>of() : snapshot.alike(text.field(), word);
            out.add(alike.isEmpty() ? word : alike.getFirst());
        }
        var corrected = String.join(" ", out);
        return corrected.equals(text.text())
                ? text
                : new Criterion.Text(
                        text.field(),
                        corrected,
                        text.phrase(),
                        false,
                        text.typed().replace(text.text(), corrected));
    }

    private boolean known(Criterion.Text text) throws IOException {
        return snapshot.any(text, view);
    }

    private static Criterion.Text alone(Criterion.Text text, String word) {
        return new Criterion.Text(text.field(), word, false, false, text.typed().replace(text.text(), word));
    }

    /// A part from the middle of a name or an address, or what the word may have been; a name that nobody has is
    /// searched as text.
    private Criterion alternatives(Criterion.Text text) throws IOException {
        var parts = text.field().person() ? parts(text) : List.<Criterion>of();
        var found = parts.isEmpty() ? alike(text) : parts;
        if (found.isEmpty() && text.field().person()) {
            return anywhere(text);
        }
        return found.isEmpty() ? text : or(found);
    }
}
