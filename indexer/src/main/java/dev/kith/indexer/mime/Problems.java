package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;

/// What was wrong with a message: plain words, each once, up to a limit.
final class Problems {
    private final int limit;
    private final List<String> found = new ArrayList<>(0);

    Problems(int limit) {
        this.limit = limit;
    }

    void add(String problem) {
        if (found.size() < limit && !found.contains(problem)) {
            found.add(problem);
        }
    }

    List<String> list() {
        return found;
    }
}
