package dev.kith.app.web;

import dev.kith.app.desk.DueLine;
import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.util.List;

/// The page of what is due and what is coming.
final class DueList {
    private final Lately lately;
    private final Templates templates;

    DueList(Lately lately, Templates templates) {
        this.lately = lately;
        this.templates = templates;
    }

    Reply reply(Frame frame) throws Refusal, IOException {
        var overview = lately.overview();
        var due = overview.due();
        var groups = List.of(
                new DuePage.Group(
                        "Now",
                        "Kith brings these up: each as a mail in your inbox, or together in the digest.",
                        with(due, "deliver")),
                new DuePage.Group(
                        "Told", "These are in your inbox already, and are not brought up again.", with(due, "told")),
                new DuePage.Group(
                        "Held back",
                        "Found, and not said. Each has its reason.",
                        due.stream()
                                .filter(d -> !d.verdict().equals("deliver")
                                        && !d.verdict().equals("told"))
                                .toList()));
        return templates.page("due", new DuePage(frame, groups, overview.coming()));
    }

    private static List<DueLine> with(List<DueLine> due, String verdict) {
        return due.stream().filter(d -> d.verdict().equals(verdict)).toList();
    }
}
