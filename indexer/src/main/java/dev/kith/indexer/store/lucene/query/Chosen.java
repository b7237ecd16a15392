package dev.kith.indexer.store.lucene.query;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Messages chosen by a test on what is kept in memory.
final class Chosen extends Query {
    private final Object what;
    private final Tests tests;

    /// @param what names the test
    Chosen(Object what, Tests tests) {
        this.what = what;
        this.tests = tests;
    }

    /// A test for each segment.
    interface Tests {
        Test of(LeafReader leaf) throws IOException;
    }

    interface Test {
        boolean test(int doc) throws IOException;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                var test = tests.of(context.reader());
                var all = DocIdSetIterator.all(context.reader().maxDoc());
                var matching = new TwoPhaseIterator(all) {
                    @Override
                    public boolean matches() throws IOException {
                        return test.test(all.docID());
                    }

                    @Override
                    public float matchCost() {
                        return 10;
                    }
                };
                return new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) {
                        return new ConstantScoreScorer(score(), scoreMode, matching);
                    }

                    @Override
                    public long cost() {
                        return context.reader().maxDoc();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "chosen(" + what + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Chosen chosen && chosen.tests.equals(tests);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(tests));
    }
}
