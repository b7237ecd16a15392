package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.store.lucene.memory.InMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Messages that hold any of some words in any of some fields, all alike: for a search whose order does not ask how
/// well they match. Lucene's own disjunctions weigh each word of each field, which takes longer than to look it up.
final class Anywhere extends Query {
    /// A union is made whole unless the rest of the query leaves so much fewer messages.
    private static final int LEAP = 8;

    private final InMemory memory;
    private final List<In> places;
    private final boolean prefix;

    /// @param prefix whether words that begin so count too
    Anywhere(InMemory memory, List<In> places, boolean prefix) {
        this.memory = memory;
        this.places = List.copyOf(places);
        this.prefix = prefix;
    }

    record In(String field, List<BytesRef> words) {}

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                var leaf = context.reader();
                var union = prefix ? beginning(leaf) : holding(leaf);
                return union == null
                        ? null
                        : new ScorerSupplier() {
                            @Override
                            public Scorer get(long leadCost) throws IOException {
                                return new ConstantScoreScorer(score(), scoreMode, union.iterator(leadCost));
                            }

                            @Override
                            public long cost() {
                                return union.cost();
                            }
                        };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private interface Union {
        DocIdSetIterator iterator(long leadCost) throws IOException;

        long cost();
    }

    private @Nullable Union holding(LeafReader leaf) throws IOException {
        var found = new ArrayList<PostingsEnum>();
        var cost = 0L;
        var dictionaries = memory.segment(leaf).dictionaries;
        for (var in : places) {
            var each = dictionaries.take(leaf, in.field);
            for (var word : in.words) {
                if (each.seekExact(word)) {
                    found.add(each.postings(null, PostingsEnum.NONE));
                    cost += each.docFreq();
                }
            }
            dictionaries.back(in.field, each);
        }
        return found.isEmpty() ? null : new Lists(found.toArray(PostingsEnum[]::new), cost, leaf.maxDoc());
    }

    private record Lists(PostingsEnum[] lists, long cost, int documents) implements Union {
        @Override
        public DocIdSetIterator iterator(long leadCost) throws IOException {
            if (lists.length == 1) {
                return lists[0];
            }
            if (leadCost < cost / LEAP) {
                return new Either(lists, cost);
            }
            var bits = new FixedBitSet(documents);
            for (var list : lists) {
                all(list, bits);
            }
            return new BitSetIterator(bits, cost);
        }
    }

    private @Nullable Union beginning(LeafReader leaf) throws IOException {
        FixedBitSet bits = null;
        PostingsEnum reused = null;
        var dictionaries = memory.segment(leaf).dictionaries;
        for (var in : places) {
            var each = dictionaries.take(leaf, in.field);
            for (var start : in.words) {
                if (each.seekCeil(start) == TermsEnum.SeekStatus.END) {
                    continue;
                }
                bits = bits == null ? new FixedBitSet(leaf.maxDoc()) : bits;
                for (var word = each.term(); word != null && StringHelper.startsWith(word, start); word = each.next()) {
                    reused = each.postings(reused, PostingsEnum.NONE);
                    all(reused, bits);
                }
            }
            dictionaries.back(in.field, each);
        }
        return bits == null ? null : new Bits(bits, bits.cardinality());
    }

    private record Bits(FixedBitSet bits, long cost) implements Union {
        @Override
        public DocIdSetIterator iterator(long leadCost) {
            return new BitSetIterator(bits, cost);
        }
    }

    private static void all(PostingsEnum list, FixedBitSet bits) throws IOException {
        if (list.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            list.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, bits, 0);
        }
    }

    /// The union of a few lists, for one that leaps.
    private static final class Either extends DocIdSetIterator {
        private final PostingsEnum[] lists;
        private final long cost;
        private int doc = -1;

        Either(PostingsEnum[] lists, long cost) {
            this.lists = lists;
            this.cost = cost;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public int nextDoc() throws IOException {
            return advance(doc + 1);
        }

        @Override
        public int advance(int target) throws IOException {
            var first = NO_MORE_DOCS;
            for (var list : lists) {
                var at = list.docID();
                first = Math.min(first, at < target ? list.advance(target) : at);
            }
            doc = first;
            return first;
        }

        @Override
        public long cost() {
            return cost;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "anywhere(" + places + (prefix ? "*)" : ")");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Anywhere that && that.prefix == prefix && that.places.equals(places);
    }

    @Override
    public int hashCode() {
        return Objects.hash(places, prefix);
    }
}
