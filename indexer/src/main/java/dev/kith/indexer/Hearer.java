package dev.kith.indexer;

import java.util.List;

/// Hears an answer while it is made: the hits come one by one, each as soon as its text was read. Throws nothing: what
/// fails while an index is asked makes it doubtful.
public interface Hearer {
    /// Comes first.
    ///
    /// @param shown how many hits follow
    /// @param total how many there are in all
    /// @param notices as in [Answer]
    void found(int shown, long total, List<String> notices);

    /// @return whether to go on
    boolean hit(Hit hit);
}
