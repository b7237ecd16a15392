package dev.kith.indexer.store.lucene;

import dev.kith.indexer.people.Directory;
import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Found;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Shown;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Talk;
import dev.kith.indexer.store.Texts;
import dev.kith.indexer.store.View;
import dev.kith.indexer.store.lucene.memory.InMemory;
import dev.kith.indexer.store.lucene.memory.Segment;
import dev.kith.indexer.store.lucene.query.Searching;
import dev.kith.indexer.store.lucene.written.Codecs;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/// A Lucene reader and the conversations at the moment it was opened.
final class LuceneSnapshot implements Snapshot {
    private final InMemory memory;
    private final DirectoryReader reader;
    private final Conversations.View conversations;
    private final Searching searching;

    /// @param reader with one more reference, given back by `close`
    LuceneSnapshot(InMemory memory, DirectoryReader reader, Conversations.View conversations) {
        this.memory = memory;
        this.reader = reader;
        this.conversations = conversations;
        this.searching = new Searching(reader, memory, conversations);
    }

    @Override
    public long version() {
        return reader.getVersion();
    }

    @Override
    public int size() {
        return reader.numDocs();
    }

    @Override
    public int messages() {
        var count = 0;
        for (var leaf : reader.leaves()) {
            try {
                count += messages(leaf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return count;
    }

    private int messages(LeafReaderContext leaf) throws IOException {
        var nodes = memory.segment(leaf.reader()).nodes;
        var live = leaf.reader().getLiveDocs();
        var count = 0;
        for (var doc = 0; doc < nodes.length; doc++) {
            if (nodes[doc] >= 0 && (live == null || live.get(doc))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int conversations() {
        var seen = new BitSet();
        try {
            for (var leaf : reader.leaves()) {
                var nodes = memory.segment(leaf.reader()).nodes;
                var live = leaf.reader().getLiveDocs();
                for (var doc = 0; doc < nodes.length; doc++) {
                    if (nodes[doc] >= 0 && (live == null || live.get(doc)) && conversations.of(nodes[doc]) >= 0) {
                        seen.set(conversations.of(nodes[doc]));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen.cardinality();
    }

    @Override
    public long octets() throws IOException {
        var octets = 0L;
        for (var leaf : reader.leaves()) {
            var sizes = DocValues.getNumeric(leaf.reader(), Schema.SIZE);
            var live = leaf.reader().getLiveDocs();
            for (var doc = sizes.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = sizes.nextDoc()) {
                octets += live == null || live.get(doc) ? sizes.longValue() : 0;
            }
        }
        return octets;
    }

    @Override
    public Directory directory() {
        return memory.parties();
    }

    @Override
    public String account(int number) {
        return memory.account(number);
    }

    @Override
    public void rows(Consumer<Row> each) throws IOException {
        for (var leaf : reader.leaves()) {
            rows(leaf, each::accept);
        }
    }

    private interface Each {
        void row(Row row) throws IOException;
    }

    private void rows(LeafReaderContext leaf, Each each) throws IOException {
        var segment = memory.segment(leaf.reader());
        var rows = new Segment.Rows(leaf.reader(), segment);
        var live = leaf.reader().getLiveDocs();
        for (var doc = 0; doc < segment.nodes.length; doc++) {
            if (segment.nodes[doc] >= 0 && (live == null || live.get(doc))) {
                each.row(rows.read(doc, doc + leaf.docBase, conversations.of(segment.nodes[doc])));
            }
        }
    }

    @Override
    public void talks(Function<Row, Extent> wanted, BiConsumer<Row, Talk> each) throws IOException {
        for (var leaf : reader.leaves()) {
            var values = DocValues.getBinary(leaf.reader(), Schema.TALK);
            rows(leaf, row -> {
                var extent = wanted.apply(row);
                if (extent != Extent.NOTHING && values.advanceExact(row.doc() - leaf.docBase)) {
                    var blob = values.binaryValue();
                    var brief = extent == Extent.BRIEF;
                    each.accept(
                            row, brief ? Codecs.brief(blob.bytes, blob.offset) : Codecs.talk(blob.bytes, blob.offset));
                }
            });
        }
    }

    @Override
    public Row row(int doc) throws IOException {
        var leaf = leaf(doc);
        var segment = memory.segment(leaf.reader());
        var local = doc - leaf.docBase;
        return new Segment.Rows(leaf.reader(), segment).read(local, doc, conversations.of(segment.nodes[local]));
    }

    @Override
    public Talk talk(int doc) throws IOException {
        var leaf = leaf(doc);
        var values = DocValues.getBinary(leaf.reader(), Schema.TALK);
        if (!values.advanceExact(doc - leaf.docBase)) {
            throw new IOException("document " + doc + " is no message");
        }
        var blob = values.binaryValue();
        return Codecs.talk(blob.bytes, blob.offset);
    }

    @Override
    public Texts texts(int doc) throws IOException {
        var blob = reader.storedFields().document(doc, Set.of(Schema.TEXT)).getBinaryValue(Schema.TEXT);
        return Codecs.texts(blob.bytes, blob.offset);
    }

    @Override
    public int find(String messageId) throws IOException {
        var term = new Term(Schema.ID, Schema.key(Ids.hash(messageId)));
        for (var leaf : reader.leaves()) {
            var postings = leaf.reader().postings(term, PostingsEnum.NONE);
            var live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    return leaf.docBase + postings.docID();
                }
            }
        }
        return -1;
    }

    @Override
    public long id(int doc) throws IOException {
        var leaf = leaf(doc);
        return memory.segment(leaf.reader()).ids[doc - leaf.docBase];
    }

    @Override
    public List<Shown> shown(int[] docs) throws IOException {
        return searching.shown(docs);
    }

    @Override
    public String conversation(int number) {
        return Ids.shown(conversations.name(number));
    }

    @Override
    public Found find(Criterion query, Ranking ranking, View view) throws IOException {
        return searching.find(query, ranking, view);
    }

    @Override
    public boolean any(Criterion query, View view) throws IOException {
        return searching.any(query, view);
    }

    @Override
    public List<String> alike(Criterion.Field field, String word) throws IOException {
        return searching.alike(field, word);
    }

    @Override
    public List<String> holding(String letters) {
        return memory.holding(letters);
    }

    private LeafReaderContext leaf(int doc) {
        return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    }

    @Override
    public void close() throws IOException {
        reader.decRef();
    }
}
