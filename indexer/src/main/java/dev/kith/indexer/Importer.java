package dev.kith.indexer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads mbox, Maildir and .eml trees (also .xz, .gz) into the index: idempotent, resumable, in parallel.
public final class Importer {
    public Importer(Indexer indexer) {
        throw new UnsupportedOperationException(indexer.getClass().getName());
    }

    /// @param me addresses that are the user's in this mail
    public Result run(List<Path> paths, Set<String> me, Progress progress) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// @param unreadable files that could not be read, with the reason
    public record Result(long indexed, long known, long leftOut, List<String> unreadable) {}

    /// Called now and then from any thread.
    public interface Progress {
        /// @param octetsDone of `octetsTotal` on disk
        void at(long messages, long octetsDone, long octetsTotal);
    }
}
