package dev.kith.indexer.store.lucene.disk;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Merges on threads beside the writer. One that fails has closed the writer by the time it is told here: whoever
/// writes next finds the store failed and opens it again as of the last commit, so no thread need die of it with a
/// trace on the standard error.
final class Merging extends ConcurrentMergeScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Merging.class);

    @Override
    protected void handleMergeException(Throwable failure) {
        LOG.warn("pieces of the index could not be joined", failure);
    }
}
