package dev.kith.app.daemon;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// What is not as it should be, one sentence a matter, for the status.
final class Notices {
    private final ConcurrentSkipListMap<String, String> sentences = new ConcurrentSkipListMap<>();

    /// @return whether the matter is new
    boolean put(String matter, String sentence) {
        return sentences.put(matter, sentence) == null;
    }

    void over(String matter) {
        sentences.remove(matter);
    }

    /// @param sentence empty: the matter is over
    void show(String matter, String sentence) {
        if (sentence.isEmpty()) {
            over(matter);
        } else {
            put(matter, sentence);
        }
    }

    /// The sentence about one matter; empty when there is nothing to say.
    String about(String matter) {
        return sentences.getOrDefault(matter, "");
    }

    List<String> all() {
        return List.copyOf(sentences.values());
    }
}
