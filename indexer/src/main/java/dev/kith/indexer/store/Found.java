package dev.kith.indexer.store;

import java.util.List;

/// The hits of a search.
///
/// @param total messages or conversations in all
public record Found(List<One> hits, long total) {
    public record One(int doc, double score) {}
}
