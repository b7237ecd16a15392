package dev.kith.indexer.text;

import java.util.List;

/// Whether a text touches illness, bereavement, lay-off or the like. One answer for all of them, on purpose: the
/// kind is never kept, shown or named.
final class Stop {
    private static final Phrases PHRASES = Phrases.load("stop.txt");

    private Stop() {}

    static boolean in(List<String> sentences) {
        return sentences.stream().anyMatch(s -> PHRASES.best(Words.of(s)) >= 0.5);
    }
}
