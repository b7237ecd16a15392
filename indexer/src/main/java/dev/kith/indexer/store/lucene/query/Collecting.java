package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.store.Found;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.View;
import dev.kith.indexer.store.lucene.memory.InMemory;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Goes through all matches once: counts them, and keeps the best of each conversation.
final class Collecting extends SimpleCollector {
    private final InMemory memory;
    private final Conversations.View conversations;
    private final Ranking ranking;
    private final View view;
    private final BestOf best = new BestOf();
    private final Top top;

    private @Nullable Scorable scorer;
    private int[] nodes = new int[0];
    private int[] others = new int[0];
    private FixedBitSet sent = new FixedBitSet(0);
    private long[] dates = new long[0];
    private int base;
    private long messages;

    Collecting(InMemory memory, Conversations.View conversations, Ranking ranking, View view) {
        this.memory = memory;
        this.conversations = conversations;
        this.ranking = ranking;
        this.view = view;
        this.top = new Top(ranking.limit());
    }

    Found run(IndexSearcher searcher, Query query) throws IOException {
        if (!ranking.scored() && !ranking.byConversation()) {
            return newest(searcher, query);
        }
        return searcher.search(query, new CollectorManager<Collecting, Found>() {
            @Override
            public Collecting newCollector() {
                return Collecting.this;
            }

            @Override
            public Found reduce(Collection<Collecting> collectors) {
                return found();
            }
        });
    }

    /// Goes through each segment from its end: mail mostly stands in the order it was sent, so nearly all that follows
    /// the first few is passed at a glance.
    private Found newest(IndexSearcher searcher, Query query) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getLeafContexts()) {
            var scorer = weight.scorer(leaf);
            var found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            if (found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                doSetNextReader(leaf);
                newest(found, leaf.reader());
            }
        }
        return found();
    }

    /// @param found at its first
    private void newest(DocIdSetIterator found, LeafReader leaf) throws IOException {
        var bits = new FixedBitSet(leaf.maxDoc());
        found.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, bits, 0);
        var live = leaf.getLiveDocs();
        for (var doc = bits.prevSetBit(bits.length() - 1); doc >= 0; doc = doc == 0 ? -1 : bits.prevSetBit(doc - 1)) {
            if (nodes[doc] >= 0 && (live == null || live.get(doc))) {
                messages++;
                top.offer(base + doc, (double) dates[doc]);
            }
        }
    }

    private Found found() {
        best.each(top::offer);
        return new Found(top.drain(), ranking.byConversation() ? best.size() : messages);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        var segment = memory.segment(context.reader());
        nodes = segment.nodes;
        others = segment.others;
        sent = segment.sent;
        base = context.docBase;
        dates = segment.dates;
    }

    @Override
    public void setScorer(Scorable newScorer) {
        scorer = newScorer;
    }

    @Override
    public void collect(int doc) throws IOException {
        if (nodes[doc] < 0) {
            return;
        }
        var score = score(doc);
        if (ranking.byConversation()) {
            best.offer(conversations.of(nodes[doc]), base + doc, score);
        } else {
            messages++;
            top.offer(base + doc, score);
        }
    }

    private double score(int doc) throws IOException {
        if (!ranking.scored()) {
            return dates[doc];
        }
        var match = scorer == null ? 0 : scorer.score();
        var other = others[doc];
        var tie = other < 0 ? 0 : view.tie(other);
        // what the user wrote to a list or a machine is no list's or machine's mail
        return ranking.score(match, dates[doc], tie, sent.get(doc) || other >= 0 && view.human(other));
    }

    @Override
    public ScoreMode scoreMode() {
        return ranking.scored() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
}
