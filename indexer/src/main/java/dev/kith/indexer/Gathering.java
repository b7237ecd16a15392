package dev.kith.indexer;

import java.util.ArrayList;
import java.util.List;

/// Puts an answer together.
final class Gathering implements Hearer {
    private final List<Hit> hits = new ArrayList<>();
    private long total;
    private List<String> notices = List.of();

    @Override
    public void found(int shown, long all, List<String> said) {
        total = all;
        notices = said;
    }

    @Override
    public boolean hit(Hit hit) {
        return hits.add(hit);
    }

    Answer answer() {
        return new Answer(hits, total, notices);
    }
}
