package dev.kith.indexer.store;

import dev.kith.indexer.store.Store.Held;
import dev.kith.indexer.store.Store.Newer;
import dev.kith.indexer.store.Store.Older;
import dev.kith.indexer.store.Store.Spoilt;
import dev.kith.indexer.store.Store.Unusable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/// Opens a folder that holds, or is to hold, an index; tells what is wrong with it.
final class LuceneFolder {
    static final String SCHEMA = "schema";
    private static final double BUFFER_MEGABYTES = 32;
    /// Up to here every octet is checked, which takes about a second at most.
    private static final long CHECKED_OCTETS_MAX = 1L << 30;

    private LuceneFolder() {}

    private interface Opening<T> {
        T open() throws IOException, Unusable;
    }

    static LuceneStore write(Path path, Folder folder, Headroom headroom, boolean checked)
            throws IOException, Unusable {
        return guarded(path, folder, () -> {
            check(folder, true);
            var writer = writer(folder, headroom);
            try {
                var reader = DirectoryReader.open(writer);
                if (checked) {
                    examine(path, folder);
                }
                return new LuceneStore(path, folder, writer, reader, headroom);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        });
    }

    static LuceneStore read(Path path, Folder folder) throws IOException, Unusable {
        return guarded(path, folder, () -> {
            check(folder, false);
            var store = new LuceneStore(path, folder, null, DirectoryReader.open(folder), Headroom.on(path));
            // whoever only reads asks at once, and nobody else would find damage
            store.load();
            return store;
        });
    }

    /// @throws IOException when an octet is not as it was written
    static void examine(Path path, Folder folder) throws IOException {
        if (octets(folder) <= CHECKED_OCTETS_MAX) {
            new Checksums().check(path, folder);
        }
    }

    private static <T> T guarded(Path path, Directory folder, Opening<T> opening) throws IOException, Unusable {
        try {
            return opening.open();
        } catch (LockObtainFailedException e) {
            folder.close();
            throw new Held("The index in " + path + " is in use by another Kith.");
        } catch (IndexNotFoundException e) {
            folder.close();
            throw new Spoilt("There is no index in " + path + " yet.", e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | NoSuchFileException
                | FileNotFoundException
                | EOFException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            folder.close();
            throw new Spoilt("The index in " + path + " is damaged.", e);
        } catch (Unusable | IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// Stored text is deflated when it is first written: merges then copy it as it is, which costs less than
    /// packing it lightly first, unpacking it and deflating it then. New mail does not wait for merges, which
    /// otherwise a commit and each look at what is new do for up to half a second.
    static IndexWriter writer(Directory folder, Headroom headroom) throws IOException {
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
            var notes = Map.of(SCHEMA, Integer.toString(Schema.VERSION), Store.UNREAD, "1");
            writer.setLiveCommitData(notes.entrySet());
            writer.commit();
        } catch (IOException | RuntimeException e) {
            // or the folder stays locked, and nothing opens it when there is room again
            writer.rollback();
            throw e;
        }
    }

    /// @param toWrite an older schema can still be read as long as nothing is written
    private static void check(Directory folder, boolean toWrite) throws IOException, Newer, Older {
        if (!DirectoryReader.indexExists(folder)) {
            return;
        }
        try {
            var schema = schema(SegmentInfos.readLatestCommit(folder).getUserData());
            if (schema > Schema.VERSION) {
                throw new Newer("The index was written by a newer Kith (schema " + schema + ", this one reads up to "
                        + Schema.VERSION + "): use that version, or point --data elsewhere.");
            }
            if (schema < Schema.VERSION && toWrite) {
                throw new Older(
                        "The index has schema " + schema + "; it is rebuilt for schema " + Schema.VERSION + ".");
            }
        } catch (IndexFormatTooNewException _) {
            throw new Newer("The index was written by a newer Kith: use that version, or point --data elsewhere.");
        }
    }

    /// The schema an index was written with; 0 when it names none.
    private static int schema(Map<String, String> notes) {
        return Integer.parseInt(notes.getOrDefault(SCHEMA, "0"));
    }

    private static long octets(Directory folder) throws IOException {
        var octets = 0L;
        for (var file : folder.listAll()) {
            try {
                octets += folder.fileLength(file);
            } catch (NoSuchFileException | FileNotFoundException _) {
                // a merge has just removed it
            }
        }
        return octets;
    }
}
