package dev.kith.app.web;

import dev.kith.app.desk.DueLine;
import java.util.List;

/// What is due, by what becomes of it.
public record DuePage(Frame frame, List<Group> groups) {
    /// @param explained one sentence
    public record Group(String title, String explained, List<DueLine> due) {}

    public boolean nothing() {
        return groups.stream().allMatch(g -> g.due().isEmpty());
    }
}
