package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.store.Copies;
import dev.kith.indexer.store.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/// Finds the other copies of a mail of the user's among what a reader sees.
public final class Twins {
    /// As much mail of one second is looked at.
    private static final int ALIKE_MAX = 100;

    private Twins() {}

    public static List<Entry> of(DirectoryReader reader, Entry entry) throws IOException {
        // two that have names are two mails
        var fact = new Term(
                Schema.FACT, entry.talk().idMade() ? Direction.SENT.name().toLowerCase(Locale.ROOT) : Schema.MADE);
        if (reader.docFreq(fact) == 0) {
            return List.of();
        }
        var query = new BooleanQuery.Builder()
                .add(LongPoint.newExactQuery(Schema.DATE, entry.date().toEpochMilli()), Occur.FILTER)
                .add(new TermQuery(fact), Occur.FILTER)
                .build();
        var found = new IndexSearcher(reader).search(query, ALIKE_MAX).scoreDocs;
        var docs = Arrays.stream(found).mapToInt(one -> one.doc).sorted().toArray();
        var twins = new ArrayList<Entry>();
        for (var doc : docs) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
            var other = new Recalled(leaf.reader()).read(doc - leaf.docBase).entry();
            if (Copies.same(other, entry)) {
                twins.add(other);
            }
        }
        return twins;
    }
}
