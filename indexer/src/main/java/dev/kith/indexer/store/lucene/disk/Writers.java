package dev.kith.indexer.store.lucene.disk;

import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;

/// How Lucene writes here.
final class Writers {
    private static final double BUFFER_MEGABYTES = 32;

    private Writers() {}

    /// Stored text is deflated when it is first written: merges then copy it as it is, which costs less than
    /// packing it lightly first, unpacking it and deflating it then. New mail does not wait for merges, which
    /// otherwise a commit and each look at what is new do for up to half a second.
    static IndexWriter open(Directory folder, Headroom headroom) throws IOException {
        var config = new IndexWriterConfig()
                .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION))
                .setSimilarity(new BM25Similarity())
                .setMergePolicy(new Affordable(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0), headroom))
                .setMergeScheduler(new Merging())
                .setMaxFullFlushMergeWaitMillis(0)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
        var fresh = !DirectoryReader.indexExists(folder);
        var writer = new IndexWriter(folder, config);
        if (fresh) {
            begin(writer);
        }
        return writer;
    }

    private static void begin(IndexWriter writer) throws IOException {
        try {
            LuceneFolder.commit(writer, Map.of(Store.UNREAD, "1"));
        } catch (IOException | RuntimeException e) {
            // or the folder stays locked, and nothing opens it when there is room again
            writer.rollback();
            throw e;
        }
    }
}
