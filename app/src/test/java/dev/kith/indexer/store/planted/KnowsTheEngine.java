package dev.kith.indexer.store.planted;

import dev.kith.indexer.store.lucene.query.Searching;
import org.jspecify.annotations.Nullable;

/// An interface that knows what is behind it.
public final class KnowsTheEngine {
    @Nullable
    Searching searching;
}
