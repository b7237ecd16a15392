package dev.kith.app.web;

import dev.kith.app.desk.Refusal;
import dev.kith.app.line.DueLine;
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
                        "Told",
                        "These were put into your inbox, and are not brought up again.",
                        due.stream()
                                .filter(d -> d.verdict().equals("told") && !d.gone())
                                .toList()),
                new DuePage.Group(
                        "Told before",
                        "Still open, and no longer in your inbox: you have written to them since, dealt with the"
                                + " reminder, or it had stood there long enough. They are not brought up again.",
                        due.stream().filter(DueLine::gone).toList()),
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
