package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.DueLine;
import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// The page of what is due, and the piece of it that says what is coming.
final class DueList {
    private static final Duration COMING = Duration.ofDays(7);

    private final Asking asking;
    private final Lately lately;
    private final InstantSource clock;
    private final Templates templates;

    DueList(Asking asking, Lately lately, InstantSource clock, Templates templates) {
        this.asking = asking;
        this.lately = lately;
        this.clock = clock;
        this.templates = templates;
    }

    Reply reply(Frame frame) throws Refusal, IOException {
        var due = lately.overview().due();
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
        return templates.page("due", new DuePage(frame, groups));
    }

    /// What would be due a week from now, if nothing happened until then: the same judging, at another time.
    Reply coming(Frame frame) throws Refusal, IOException {
        var known = lately.overview().due().stream().map(DueList::occasion).collect(Collectors.toSet());
        var then = clock.instant().plus(COMING);
        var coming = asking.all(new Ask.Due(then), DueLine.class).stream()
                .filter(d -> !known.contains(occasion(d)))
                .toList();
        var group = new DuePage.Group("Coming", "In the next seven days, if nothing happens until then.", coming);
        return templates.page("coming", new DuePage(frame, List.of(group)));
    }

    private static List<DueLine> with(List<DueLine> due, String verdict) {
        return due.stream().filter(d -> d.verdict().equals(verdict)).toList();
    }

    private static String occasion(DueLine due) {
        return due.rule() + " " + due.person().id();
    }
}
