package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.store.Found;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Shown;
import dev.kith.indexer.store.View;
import dev.kith.indexer.store.lucene.memory.InMemory;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/// Searches an index as it was at one moment: a query is compiled, its matches are gone through, and what a
/// list shows of the best is read. Safe for threads.
public final class Searching {
    private final DirectoryReader reader;
    private final InMemory memory;
    private final Conversations.View conversations;

    /// @param reader stays open as long as somebody searches
    public Searching(DirectoryReader reader, InMemory memory, Conversations.View conversations) {
        this.reader = reader;
        this.memory = memory;
        this.conversations = conversations;
    }

    /// What a query finds, best first.
    public Found find(Criterion query, Ranking ranking, View view) throws IOException {
        return new Collecting(memory, conversations, ranking, view)
                .run(searcher(), compiled(query, view, ranking.scored()));
    }

    /// Does a query find anything at all?
    public boolean any(Criterion query, View view) throws IOException {
        var searcher = searcher();
        var weight =
                searcher.createWeight(searcher.rewrite(compiled(query, view, false)), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : reader.leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer != null && any(scorer.iterator(), leaf)) {
                return true;
            }
        }
        return false;
    }

    private boolean any(DocIdSetIterator docs, LeafReaderContext leaf) throws IOException {
        var nodes = memory.segment(leaf.reader()).nodes;
        var live = leaf.reader().getLiveDocs();
        for (var doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (nodes[doc] >= 0 && (live == null || live.get(doc))) {
                return true;
            }
        }
        return false;
    }

    /// Words of a field that differ little from one that is not there.
    public List<String> alike(Criterion.Field field, String word) throws IOException {
        return new Alike(reader).words(field, word);
    }

    /// What a list shows of these documents, in their order.
    public List<Shown> shown(int[] docs) throws IOException {
        return new Showing(reader, memory, conversations).read(docs);
    }

    private IndexSearcher searcher() {
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return searcher;
    }

    private Query compiled(Criterion query, View view, boolean scored) throws IOException {
        return new Compiler(reader, memory, conversations, view, scored).compile(query);
    }
}
