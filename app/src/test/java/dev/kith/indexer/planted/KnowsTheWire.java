package dev.kith.indexer.planted;

import dev.kith.proxy.tap.Sighting;
import org.jspecify.annotations.Nullable;

/// An indexer that knows the proxy.
public final class KnowsTheWire {
    @Nullable
    Sighting sighting;
}
