package dev.kith.indexer.store.lucene.disk;

import dev.kith.indexer.store.Store.Held;
import dev.kith.indexer.store.Store.Newer;
import dev.kith.indexer.store.Store.Older;
import dev.kith.indexer.store.Store.Spoilt;
import dev.kith.indexer.store.Store.Unusable;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/// What is wrong with a folder that cannot be opened, in a sentence for the user.
final class Trouble {
    /// The note that says with which schema an index was written.
    static final String SCHEMA = "schema";

    private Trouble() {}

    interface Opening<T> {
        T open() throws IOException, Unusable;
    }

    /// Opens a folder, and closes it again when that fails.
    static <T> T told(Path path, Directory folder, Opening<T> opening) throws IOException, Unusable {
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

    /// @param toWrite an older schema can still be read as long as nothing is written
    static void check(Directory folder, boolean toWrite) throws IOException, Newer, Older {
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
}
