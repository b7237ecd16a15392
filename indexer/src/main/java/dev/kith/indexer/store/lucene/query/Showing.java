package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Shown;
import dev.kith.indexer.store.lucene.memory.InMemory;
import dev.kith.indexer.store.lucene.memory.Segment;
import dev.kith.indexer.store.lucene.written.Codecs;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Reads what is shown of several messages in one pass: Lucene's columns are cheap in rising order of documents, and
/// dear when each message opens them anew. For one thread.
final class Showing {
    private final DirectoryReader reader;
    private final InMemory memory;
    private final Conversations.View conversations;
    private final @Nullable TermsEnum[] places;
    private @Nullable PostingsEnum reused;

    Showing(DirectoryReader reader, InMemory memory, Conversations.View conversations) {
        this.reader = reader;
        this.memory = memory;
        this.conversations = conversations;
        this.places = new @Nullable TermsEnum[reader.leaves().size()];
    }

    /// @return in the order of `docs`
    List<Shown> read(int[] docs) throws IOException {
        var rows = new Row[docs.length];
        var heads = new Codecs.Head[docs.length];
        var seen = new int[docs.length];
        LeafReaderContext open = null;
        Segment.Rows figures = null;
        BinaryDocValues words = null;
        for (var i : rising(docs)) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(docs[i], reader.leaves()));
            var segment = memory.segment(leaf.reader());
            if (figures == null || words == null || leaf != open) {
                open = leaf;
                figures = new Segment.Rows(leaf.reader(), segment);
                words = DocValues.getBinary(leaf.reader(), Schema.TALK);
            }
            var local = docs[i] - leaf.docBase;
            rows[i] = figures.read(local, docs[i], conversations.of(segment.nodes[local]));
            if (!words.advanceExact(local)) {
                throw new IOException("document " + docs[i] + " is no message");
            }
            var blob = words.binaryValue();
            heads[i] = Codecs.head(blob.bytes, blob.offset);
            seen[i] = beside(segment, local, leaf.reader()) ? docs[i] + 1 : place(Schema.key(segment.ids[local]), leaf);
        }
        var found = spots(seen);
        var shown = new ArrayList<Shown>(docs.length);
        for (var i = 0; i < docs.length; i++) {
            shown.add(new Shown(rows[i], heads[i].messageId(), heads[i].subject(), found[i]));
        }
        return shown;
    }

    /// Mostly a message and its place are neighbours, and no dictionary need be asked.
    private static boolean beside(Segment segment, int message, LeafReader leaf) {
        var live = leaf.getLiveDocs();
        return segment.placed(message) && (live == null || live.get(message + 1));
    }

    /// The document of a place, or -1: mostly in the segment of the message itself.
    private int place(BytesRef message, LeafReaderContext home) throws IOException {
        var found = placeIn(message, home);
        for (var i = 0; found < 0 && i < places.length; i++) {
            found = i == home.ord ? -1 : placeIn(message, reader.leaves().get(i));
        }
        return found;
    }

    private int placeIn(BytesRef message, LeafReaderContext leaf) throws IOException {
        var terms = placesIn(leaf);
        if (!terms.seekExact(message)) {
            return -1;
        }
        var live = leaf.reader().getLiveDocs();
        var postings = terms.postings(reused, PostingsEnum.NONE);
        reused = postings;
        for (var doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live == null || live.get(doc)) {
                return leaf.docBase + doc;
            }
        }
        return -1;
    }

    private TermsEnum placesIn(LeafReaderContext leaf) throws IOException {
        var open = places[leaf.ord];
        if (open == null) {
            var terms = leaf.reader().terms(Schema.OF);
            open = terms == null ? TermsEnum.EMPTY : terms.iterator();
            places[leaf.ord] = open;
        }
        return open;
    }

    private Shown.@Nullable Spot[] spots(int[] docs) throws IOException {
        var found = new Shown.@Nullable Spot[docs.length];
        LeafReaderContext open = null;
        SpotReader columns = null;
        for (var i : rising(docs)) {
            if (docs[i] < 0) {
                continue;
            }
            var leaf = reader.leaves().get(ReaderUtil.subIndex(docs[i], reader.leaves()));
            if (columns == null || leaf != open) {
                open = leaf;
                columns = new SpotReader(leaf.reader());
            }
            found[i] = columns.read(docs[i] - leaf.docBase);
        }
        return found;
    }

    private static int[] rising(int[] docs) {
        var order = new long[docs.length];
        for (var i = 0; i < docs.length; i++) {
            order[i] = (long) docs[i] << 32 | i;
        }
        Arrays.sort(order);
        var rising = new int[docs.length];
        for (var i = 0; i < docs.length; i++) {
            rising[i] = (int) order[i];
        }
        return rising;
    }
}
