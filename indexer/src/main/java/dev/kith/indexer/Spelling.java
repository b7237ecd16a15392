package dev.kith.indexer;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    private Criterion person(Criterion.Text text) throws IOException {
        if (!text.field().person()
                || text.prefix()
                || text.phrase()
                || text.text().indexOf('@') >= 0) {
            return text;
        }
        var any = new ArrayList<Criterion>(List.of(text));
        snapshot.holding(text.text()).forEach(address -> any.add(alone(text, address)));
        return any.size() == 1 ? text : new Criterion.Or(any);
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
        var found = new ArrayList<Criterion>();
        if (text.field().person()) {
            snapshot.holding(text.text()).forEach(address -> found.add(alone(text, address)));
        }
        if (found.isEmpty()) {
            for (var word : snapshot.alike(text.field(), text.text())) {
                found.add(alone(text, word));
            }
        }
        if (found.isEmpty() && text.field().person()) {
            return new Criterion.Text(Criterion.Field.ANY, text.text(), false, false, text.text());
        }
        return found.isEmpty() ? text : found.size() == 1 ? found.getFirst() : new Criterion.Or(found);
    }
}
