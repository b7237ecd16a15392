package dev.kith.app.web;

import dev.kith.app.desk.Refusal;
import dev.kith.app.line.PersonLine;
import java.io.IOException;
import java.util.Comparator;

/// The page that shows the user's network: circles by closeness, what follow-ups
/// led to, and how long ties last. No ranks, no scores.
final class Mirror {
    /// As many as one can keep in touch with (Dunbar 1992).
    private static final int SHOWN_MAX = 150;

    private final Lately lately;
    private final Templates templates;

    Mirror(Lately lately, Templates templates) {
        this.lately = lately;
        this.templates = templates;
    }

    Reply reply(Frame frame) throws Refusal, IOException {
        var overview = lately.overview();
        var people = overview.people();
        var strongest = people.stream().mapToDouble(Circle::tie).max().orElse(0);
        var mutual =
                people.stream().filter(p -> p.sent() > 0 && p.received() > 0).toList();
        var placed = mutual.stream()
                .sorted(Comparator.comparingDouble(PersonLine::strength).reversed())
                .limit(SHOWN_MAX)
                .map(p -> new MirrorPage.Placed(p, Circle.of(p, strongest)))
                .sorted(Comparator.comparing(MirrorPage.Placed::circle)
                        .thenComparing(p -> p.person().name()))
                .toList();
        var page = new MirrorPage(frame, overview.figures(), placed, mutual.size() - placed.size());
        return templates.page("mirror", page);
    }
}
