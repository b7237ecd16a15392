package dev.kith.indexer;

import java.util.List;

/// Takes the hits of a search one by one, each as soon as its text was read, so that the first line need not
/// wait for the last. Must not throw: an exception in the middle of a search is taken for a damaged index.
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
