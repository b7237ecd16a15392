package dev.kith.indexer;

import java.util.List;

/// What a search found, best first.
///
/// @param total how many there are in all
/// @param notices plain sentences: an unknown operator taken as text, a word that ruled everything out
public record Answer(List<Hit> hits, long total, List<String> notices) {}
