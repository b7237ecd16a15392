package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.store.Place;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/// Reads places of one segment in rising order of documents. For one thread.
final class PlaceReader {
    private final SortedDocValues accounts;
    private final SortedDocValues mailboxes;
    private final SortedDocValues files;
    private final NumericDocValues uids;
    private final NumericDocValues validities;

    PlaceReader(LeafReader leaf) throws IOException {
        accounts = DocValues.getSorted(leaf, Schema.ACCOUNT);
        mailboxes = DocValues.getSorted(leaf, Schema.MAILBOX);
        files = DocValues.getSorted(leaf, Schema.FILE);
        uids = DocValues.getNumeric(leaf, Schema.UID);
        validities = DocValues.getNumeric(leaf, Schema.UID_VALIDITY);
    }

    Place read(int doc) throws IOException {
        return new Place(
                text(accounts, doc),
                text(mailboxes, doc),
                validities.advanceExact(doc) ? validities.longValue() : 0,
                uids.advanceExact(doc) ? uids.longValue() : 0,
                files.advanceExact(doc) ? files.lookupOrd(files.ordValue()).utf8ToString() : null);
    }

    private static String text(SortedDocValues values, int doc) throws IOException {
        return values.advanceExact(doc) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
    }
}
