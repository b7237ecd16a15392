package dev.kith.indexer.store.lucene.memory.planted;

import dev.kith.indexer.store.lucene.disk.LuceneFolder;
import org.jspecify.annotations.Nullable;

/// A memory that knows the disk.
public final class KnowsTheFolder {
    @Nullable
    LuceneFolder folder;
}
