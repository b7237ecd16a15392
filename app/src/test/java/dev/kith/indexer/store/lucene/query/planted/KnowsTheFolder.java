package dev.kith.indexer.store.lucene.query.planted;

import dev.kith.indexer.store.lucene.disk.LuceneFolder;
import org.jspecify.annotations.Nullable;

/// A query that knows the disk.
public final class KnowsTheFolder {
    @Nullable
    LuceneFolder folder;
}
