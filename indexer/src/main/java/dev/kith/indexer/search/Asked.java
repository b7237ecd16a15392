package dev.kith.indexer.search;

import java.util.List;

/// A query as it was understood.
///
/// @param notices plain sentences on what was not understood
public record Asked(Criterion query, Order order, List<String> notices) {
    public Asked {
        notices = List.copyOf(notices);
    }

    /// How hits are put in order.
    public enum Order {
        /// By match, recency and tie.
        BEST,
        DATE,
        MATCH
    }
}
