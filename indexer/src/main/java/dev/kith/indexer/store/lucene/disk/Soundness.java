package dev.kith.indexer.store.lucene.disk;

import dev.kith.indexer.store.Store;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// Whether the octets of an index are as they were written, as far as anybody has noticed.
final class Soundness {
    /// Up to here every octet is checked, which takes about a second at most.
    private static final long CHECKED_OCTETS_MAX = 1L << 30;

    private final Path path;
    private final Folder folder;
    private volatile boolean spoilt;

    Soundness(Path path, Folder folder) {
        this.path = path;
        this.folder = folder;
    }

    /// @throws IOException when an octet is not as it was written; a folder that is too large is not read
    static void check(Path path, Directory folder) throws IOException {
        if (octets(folder) <= CHECKED_OCTETS_MAX) {
            new Checksums().check(path, folder);
        }
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

    /// Something was read that makes no sense.
    void spoilt() {
        spoilt = true;
    }

    /// @param writer null where nothing is written
    Store.State state(@Nullable IndexWriter writer) {
        if (spoilt) {
            return Store.State.SPOILT;
        }
        var tragedy = writer == null ? null : writer.getTragicException();
        if (tragedy == null) {
            return Store.State.SOUND;
        }
        return tragedy instanceof CorruptIndexException ? Store.State.SPOILT : Store.State.FAILED;
    }

    /// Reads every octet of a folder that is not too large for it.
    void examine(DirectoryReader reader) {
        try {
            check(path, folder);
        } catch (CorruptIndexException _) {
            spoilt = true;
        } catch (IOException e) {
            // a file may have been joined to another one meanwhile
            doubt(e, reader);
        }
    }

    /// Finds out whether a failure comes of octets that are not as they were written.
    void doubt(Exception failure, DirectoryReader reader) {
        if (failure instanceof CorruptIndexException) {
            spoilt = true;
            return;
        }
        try {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        } catch (AlreadyClosedException _) {
            // closed meanwhile: that explains the failure
        } catch (IOException | RuntimeException _) {
            spoilt = true;
        }
    }
}
