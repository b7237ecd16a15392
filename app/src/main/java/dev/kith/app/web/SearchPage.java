package dev.kith.app.web;

import dev.kith.app.line.FoundLine;
import java.util.List;

/// What the search page shows.
///
/// @param limit how many were asked for
public record SearchPage(
        Frame frame, String query, List<Found> found, List<String> notices, List<Completion> completions, int limit) {
    /// @param who the other side, by name
    /// @param snippet own words around the match
    public record Found(FoundLine line, String who, List<Piece> snippet) {}

    /// Are there probably more?
    public boolean more() {
        return found.size() == limit && limit < Searching.MOST;
    }

    public int next() {
        return Math.min(Searching.MOST, limit * 4);
    }
}
