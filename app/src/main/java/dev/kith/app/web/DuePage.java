package dev.kith.app.web;

import dev.kith.app.line.DueLine;
import java.util.List;

/// What is due, grouped by what becomes of it, and what is coming.
///
/// @param coming within a week, if nothing happens until then
public record DuePage(Frame frame, List<Group> groups, List<DueLine> coming) {
    /// @param explained one sentence
    public record Group(String title, String explained, List<DueLine> due) {}

    public boolean nothing() {
        return groups.stream().allMatch(g -> g.due().isEmpty());
    }
}
