package dev.kith.indexer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.FSDirectory;

/// Makes an index of this schema out of an older one, from what is stored there; the mail is not read again.
final class Rebuild {
    private Rebuild() {}

    /// @param to an empty folder
    /// @return messages that are in the new index, all of the old one's
    static long run(Path from, Path to) throws IOException {
        try (var older = FSDirectory.open(from);
                var reader = DirectoryReader.open(older);
                var fresh = FSDirectory.open(to);
                var writer = LuceneFolder.writer(fresh, Headroom.on(to))) {
            var messages = 0L;
            for (var leaf : reader.leaves()) {
                messages += copy(leaf.reader(), writer);
            }
            var notes = new HashMap<>(reader.getIndexCommit().getUserData());
            notes.put(LuceneFolder.SCHEMA, Integer.toString(Schema.VERSION));
            writer.setLiveCommitData(notes.entrySet());
            writer.commit();
            return messages;
        }
    }

    private static long copy(LeafReader leaf, IndexWriter writer) throws IOException {
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
}
