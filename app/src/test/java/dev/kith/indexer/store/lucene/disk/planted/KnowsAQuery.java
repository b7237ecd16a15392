package dev.kith.indexer.store.lucene.disk.planted;

import dev.kith.indexer.store.lucene.query.Searching;
import org.jspecify.annotations.Nullable;

/// A folder that knows what is searched for in it.
public final class KnowsAQuery {
    @Nullable
    Searching searching;
}
