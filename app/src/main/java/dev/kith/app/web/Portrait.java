package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.AboutLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.WhyLine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The page of one person.
final class Portrait {
    private static final int LATEST = 20;
    private static final int LATEST_MAX = 2_000;
    private static final int NAMES_MAX = 4;
    /// What was done a moment ago, where a form sends its user back here.
    private static final Map<String, String> NOTED = Map.of(
            "merge", "Noted: these addresses are one person.",
            "split", "Noted: this address stands for itself.",
            "undo", "Taken back.");

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
        // by address: who was joined a moment ago has findings under either name
        var due = lately.overview().due().stream()
                .filter(d -> d.person().addresses().stream().anyMatch(person.addresses()::contains))
                .toList();
        var names = lately.names();
        var shown = request.asked("all").isEmpty() ? LATEST : LATEST_MAX;
        var page = new PersonPage(
                frame.titled(person.name()),
                about,
                introduced(about, names),
                due,
                Timeline.of(exchanges, usual, today, frame.days().zone()),
                exchanges.reversed().stream().limit(shown).toList(),
                exchanges.size(),
                namesakes(person, names),
                NOTED.getOrDefault(request.asked("noted"), ""));
        return templates.page("person", page);
    }

    private static List<PersonPage.Introduced> introduced(AboutLine about, Map<String, String> names) {
        return about.introductions().stream()
                .map(one -> new PersonPage.Introduced(
                        one,
                        one.others().stream()
                                .limit(NAMES_MAX)
                                .map(address -> names.getOrDefault(address, address))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /// Other addresses under which the same name is known.
    private static List<String> namesakes(PersonLine person, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(person.name())
                        && !entry.getValue().equals(entry.getKey())
                        && !person.addresses().contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(NAMES_MAX)
                .toList();
    }

    Reply why(Request request, Frame frame) throws Refusal, IOException {
        var address = request.asked("address");
        var all = !request.asked("off").isEmpty();
        var rules = asking.all(new Ask.Why(address, null, true, !all), WhyLine.class);
        return templates.page(request.piece() ? "rules" : "why", new WhyPage(frame, address, rules, all));
    }
}
