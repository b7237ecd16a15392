package dev.kith.indexer;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts words that are in the mail in place of mistyped ones that are not.
final class Spelling {
    private final Snapshot snapshot;
    private final View view;
    private final Ranking ranking;

    Spelling(Snapshot snapshot, View view, Instant now) {
        this.snapshot = snapshot;
        this.view = view;
        this.ranking = new Ranking(1, false, Ranking.By.DATE, now.toEpochMilli());
    }

    /// The query with mistyped words replaced; the same query when there are none.
    Criterion corrected(Criterion query) throws IOException {
        return switch (query) {
            case Criterion.Text text -> text(text);
            case Criterion.And and -> new Criterion.And(each(and.all()));
            case Criterion.Or or -> new Criterion.Or(each(or.any()));
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

    private List<Criterion> each(List<Criterion> queries) throws IOException {
        var corrected = new ArrayList<Criterion>(queries.size());
        for (var query : queries) {
            corrected.add(corrected(query));
        }
        return corrected;
    }

    private Criterion text(Criterion.Text text) throws IOException {
        if (text.prefix() || snapshot.find(text, ranking, view).total() > 0) {
            return text;
        }
        var out = new ArrayList<String>();
        for (var word : text.text().split("\\s+", -1)) {
            var alone = new Criterion.Text(text.field(), word, false, false, word);
            var known = snapshot.find(alone, ranking, view).total() > 0;
            var alike = known ? "" : snapshot.alike(word);
            out.add(alike.isEmpty() ? word : alike);
        }
        var words = String.join(" ", out);
        return words.equals(text.text())
                ? text
                : new Criterion.Text(
                        text.field(), words, text.phrase(), false, text.typed().replace(text.text(), words));
    }
}
