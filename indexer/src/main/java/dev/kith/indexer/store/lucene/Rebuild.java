package dev.kith.indexer.store.lucene;

import dev.kith.indexer.store.lucene.disk.LuceneFolder;
import dev.kith.indexer.store.lucene.written.Writing;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
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
                var writer = LuceneFolder.writer(fresh, to)) {
            var writing = new Writing(writer);
            var messages = 0L;
            for (var leaf : reader.leaves()) {
                messages += writing.copy(leaf.reader());
            }
            LuceneFolder.commit(writer, reader.getIndexCommit().getUserData());
            return messages;
        }
    }
}
