package dev.kith.rules.yaml;

import java.util.List;

/// A YAML value with its place in the file.
sealed interface Located {
    int line();

    int column();

    record Scalar(String text, boolean isNull, int line, int column) implements Located {}

    record Sequence(List<Located> items, int line, int column) implements Located {}

    record Mapping(List<Entry> entries, int line, int column) implements Located {}

    /// @param line of the key
    record Entry(String key, Located value, int line, int column) {}
}
