package dev.kith.app.config;

import java.util.List;
import java.util.Map;

/// A YAML document that still knows where everything stood.
sealed interface Node {
    Place place();

    /// A value as it was written; empty for `key:` with nothing behind it.
    record Scalar(Place place, String text) implements Node {}

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Keys in the order of the file.
    record Mapping(Place place, Map<String, Entry> entries) implements Node {}

    record Entry(Place key, Node value) {}
}
