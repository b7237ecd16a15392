package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.search.Link;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/// Puts messages and their places into an index, and takes them out. Messages are named by the hash of their
/// Message-ID.
public final class Writing {
    private final IndexWriter writer;

    public Writing(IndexWriter writer) {
        this.writer = writer;
    }

    /// Adds a message and the place it was seen at as neighbours, wherever they are merged to: `Segment.placed`
    /// rests on it.
    public void add(Entry entry, Link link, Place place) throws IOException {
        writer.addDocuments(List.of(Schema.message(entry, link), Schema.place(place, link.own())));
    }

    /// Notes a place of a message, once.
    public void put(Place place, long message) throws IOException {
        writer.updateDocument(term(place, message), Schema.place(place, message));
    }

    /// Puts a message in the place of another; its places are to be put after it.
    public void replace(long was, Entry entry, Link link, Place place) throws IOException {
        writer.updateDocuments(
                new Term(Schema.ID, Schema.key(was)),
                List.of(Schema.message(entry, link), Schema.place(place, link.own())));
    }

    /// Moves the places of a message to another one.
    public void move(DirectoryReader reader, long was, long now) throws IOException {
        for (var place : new Places(reader).of(was)) {
            remove(place, was);
            put(place, now);
        }
    }

    void remove(Place place, long message) throws IOException {
        writer.deleteDocuments(term(place, message));
    }

    /// Removes a message with its places.
    public void remove(long message) throws IOException {
        writer.deleteDocuments(new Term(Schema.ID, Schema.key(message)), new Term(Schema.OF, Schema.key(message)));
    }

    /// Puts a changed message in the place of the one that is there; its places stay.
    public void rewrite(DirectoryReader reader, long message, UnaryOperator<Entry> change) throws IOException {
        var term = new Term(Schema.ID, Schema.key(message));
        for (var leaf : reader.leaves()) {
            var postings = leaf.reader().postings(term, PostingsEnum.NONE);
            var live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    var was = new Recalled(leaf.reader()).read(postings.docID());
                    writer.updateDocument(term, Schema.message(change.apply(was.entry()), was.link()));
                }
            }
        }
    }

    /// Puts a message anew in its own place, as it was read from the index and changed.
    public void change(Entry entry, Link link) throws IOException {
        writer.updateDocument(new Term(Schema.ID, Schema.key(link.own())), Schema.message(entry, link));
    }

    /// Adds all that is in a segment of another index, which may have an older schema.
    ///
    /// @return messages in it
    public long copy(LeafReader leaf) throws IOException {
        var messages = 0L;
        var live = leaf.getLiveDocs();
        var recalled = new Recalled(leaf);
        var places = new PlaceReader(leaf);
        var of = DocValues.getNumeric(leaf, Schema.OF);
        for (var doc = 0; doc < leaf.maxDoc(); doc++) {
            if (live != null && !live.get(doc)) {
                continue;
            }
            if (recalled.is(doc)) {
                var entry = recalled.read(doc).entry();
                writer.addDocument(Schema.message(entry, Linking.link(entry)));
                messages++;
            } else if (of.advanceExact(doc)) {
                writer.addDocument(Schema.place(places.read(doc), of.longValue()));
            }
        }
        return messages;
    }

    private static Term term(Place place, long message) {
        return new Term(Schema.PLACE, Schema.key(place, message));
    }
}
