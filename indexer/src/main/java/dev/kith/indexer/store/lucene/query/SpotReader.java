package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.store.Shown;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/// Reads what a list shows of the places of one segment, in rising order of documents: no column that it does not
/// show, and no text twice in a row. For one thread.
final class SpotReader {
    private final Column mailboxes;
    private final Column files;
    private final NumericDocValues uids;

    SpotReader(LeafReader leaf) throws IOException {
        mailboxes = new Column(DocValues.getSorted(leaf, Schema.MAILBOX));
        files = new Column(DocValues.getSorted(leaf, Schema.FILE));
        uids = DocValues.getNumeric(leaf, Schema.UID);
    }

    Shown.Spot read(int doc) throws IOException {
        var mailbox = mailboxes.of(doc);
        return new Shown.Spot(
                mailbox == null ? "" : mailbox, uids.advanceExact(doc) ? uids.longValue() : 0, files.of(doc));
    }

    /// A column that mostly says the same.
    private static final class Column {
        private final SortedDocValues values;
        private int last = -1;
        private @Nullable String text;

        Column(SortedDocValues values) {
            this.values = values;
        }

        @Nullable
        String of(int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                return null;
            }
            if (values.ordValue() != last) {
                last = values.ordValue();
                text = values.lookupOrd(last).utf8ToString();
            }
            return text;
        }
    }
}
