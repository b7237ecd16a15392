package dev.kith.indexer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads mbox, Maildir and .eml trees (also .xz, .gz), Thunderbird profiles and Apple .emlx into the index:
/// idempotent, resumable, in parallel.
///
/// One thread reads files, one for each core takes messages apart and indexes them. Between them stands a queue
/// that holds few messages, so that memory does not depend on the mail.
///
/// Now and then all that was read is made durable, with how far each file was read ([Milestones]): an import that
/// was interrupted goes on where it was, and one that is repeated reads only what is new.
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    /// What an import is called where accounts are named.
    public static final String SOURCE = "import";

    /// Messages between two commits.
    private static final int DURABLE_EVERY = 20_000;

    private final Indexer indexer;
    private final int workers;
    private final int durableEvery;

    public Importer(Indexer indexer) {
        this(indexer, Runtime.getRuntime().availableProcessors());
    }

    /// @param workers threads that take messages apart
    public Importer(Indexer indexer, int workers) {
        this(indexer, workers, DURABLE_EVERY);
    }

    /// @param workers threads that take messages apart
    /// @param durableEvery messages between two commits
    Importer(Indexer indexer, int workers, int durableEvery) {
        this.indexer = indexer;
        this.workers = Math.max(1, workers);
        this.durableEvery = durableEvery;
    }

    /// @param me addresses that are the user's in this mail
    /// @throws IOException also when another import into the same index is under way
    public Result run(List<Path> paths, Set<String> me, Progress progress) throws IOException {
        if (!indexer.importing(true)) {
            throw new IOException("another import is under way; try again when it is done");
        }
        try {
            var result = whileSparing(new ImportRun(indexer, workers, durableEvery, progress), paths, me);
            indexer.refresh();
            return result;
        } finally {
            indexer.importing(false);
        }
    }

    private Result whileSparing(ImportRun run, List<Path> paths, Set<String> me) throws IOException {
        indexer.spare(true);
        try {
            var result = run.run(paths, me);
            tidy();
            return result;
        } finally {
            indexer.spare(false);
        }
    }

    /// All that was read is safe by now: a disk without room for joining it does not undo the import.
    private void tidy() throws IOException {
        try {
            indexer.tidy();
        } catch (IOException e) {
            LOG.warn("the pieces of the index were not joined", e);
            mend();
        }
    }

    private void mend() throws IOException {
        try {
            indexer.mend();
        } catch (IndexUnusable unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }

    /// @param unreadable files that could not be read, with the reason
    public record Result(long indexed, long known, long leftOut, List<String> unreadable) {}

    /// Called now and then from any thread.
    public interface Progress {
        /// @param octetsDone of `octetsTotal` on disk
        void at(long messages, long octetsDone, long octetsTotal);
    }
}
