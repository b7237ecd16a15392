package dev.kith.app.desk;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Collects the lines of an answer as they came, for a caller that goes on working
/// with them and does not print them.
///
/// @param <T> the record of a line
public final class Gathered<T> implements Lines {
    private final Class<T> type;
    private final List<T> lines = new ArrayList<>();

    public Gathered(Class<T> type) {
        this.type = type;
    }

    @Override
    public synchronized void line(Object line) {
        lines.add(line instanceof JsonNode node ? Frames.JSON.treeToValue(node, type) : type.cast(line));
    }

    @Override
    public void progress(long done, long total, String what) {}

    public synchronized List<T> lines() {
        return List.copyOf(lines);
    }
}
