package dev.kith.indexer.store;

import java.util.List;

/// A message's stored text.
public record Texts(
        String own,
        String signature,
        String quoted,
        List<String> references,
        List<String> files,
        List<String> types,
        String list) {}
