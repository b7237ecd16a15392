package dev.kith.app.web;

import dev.kith.app.desk.AboutLine;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.PersonLine;
import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.WhyLine;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// The page of one person.
final class Portrait {
    private static final int LATEST = 20;
    private static final int LATEST_MAX = 2_000;

    private final Asking asking;
    private final Lately lately;
    private final Templates templates;

    Portrait(Asking asking, Lately lately, Templates templates) {
        this.asking = asking;
        this.lately = lately;
        this.templates = templates;
    }

    Reply reply(Request request, Frame frame) throws Refusal, IOException {
        var about = asking.one(new Ask.About(request.asked("address"), null), AboutLine.class);
        var person = about.person();
        var exchanges = Objects.requireNonNullElse(person.interactions(), List.<PersonLine.Exchange>of());
        var today = frame.days().now().atZone(frame.days().zone()).toLocalDate();
        var usual = Objects.requireNonNullElse(person.medianGapDays(), 0.0);
        var due = lately.overview().due().stream()
                .filter(d -> d.person().id().equals(person.id()))
                .toList();
        var shown = request.asked("all").isEmpty() ? LATEST : LATEST_MAX;
        var page = new PersonPage(
                frame.titled(person.name()),
                about,
                introduced(about),
                due,
                Timeline.of(exchanges, usual, today, frame.days().zone()),
                exchanges.reversed().stream().limit(shown).toList(),
                exchanges.size());
        return templates.page("person", page);
    }

    private List<PersonPage.Introduced> introduced(AboutLine about) {
        return about.introductions().stream()
                .map(one -> new PersonPage.Introduced(
                        one,
                        String.join(
                                ", ",
                                one.others().stream().limit(4).map(lately::name).toList())))
                .toList();
    }

    Reply why(Request request, Frame frame) throws Refusal, IOException {
        var address = request.asked("address");
        var rules = asking.all(new Ask.Why(address, null), WhyLine.class);
        return templates.page(request.piece() ? "rules" : "why", new WhyPage(frame, address, rules));
    }
}
