package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.CompletedLine;
import dev.kith.app.line.PersonLine;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The page of all people.
final class PeopleList {
    private static final int FIRST = 100;
    private static final int MOST = 10_000;
    private static final int NAMES = 8;

    private final Asking asking;
    private final Lately lately;
    private final Templates templates;

    PeopleList(Asking asking, Lately lately, Templates templates) {
        this.asking = asking;
        this.lately = lately;
        this.templates = templates;
    }

    Reply reply(Request request, Frame frame) throws Refusal, IOException {
        var all = lately.overview().people();
        var query = request.asked("q").strip();
        var sort = request.asked("sort").isEmpty() ? "tie" : request.asked("sort");
        var limit = request.asked("limit").matches("\\d{1,5}")
                ? Math.clamp(Integer.parseInt(request.asked("limit")), 1, MOST)
                : FIRST;
        var fitting = all.stream().filter(p -> fits(p, query)).sorted(by(sort)).toList();
        var strongest = all.stream().mapToDouble(Circle::tie).max().orElse(0);
        var shown = fitting.subList(0, Math.min(limit, fitting.size()));
        var page = new PeoplePage(frame, query, sort, shown, fitting.size(), strongest, limit);
        return templates.page(request.piece() ? "crowd" : "people", page);
    }

    /// Addresses to choose from while somebody types a name.
    Reply names(Request request, Frame frame) throws Refusal, IOException {
        var typed = request.asked("rest").strip();
        var found = typed.isEmpty()
                ? List.<CompletedLine>of()
                : asking.all(new Ask.Complete(typed, NAMES), CompletedLine.class);
        return templates.page("names", new NamesPage(frame, found));
    }

    private static boolean fits(PersonLine person, String query) {
        for (var word : List.of(query.toLowerCase(Locale.ROOT).split("\\s+", -1))) {
            var fits = person.name().toLowerCase(Locale.ROOT).contains(word)
                    || person.addresses().stream().anyMatch(a -> a.contains(word))
                    || person.tags().stream()
                            .anyMatch(t -> t.toLowerCase(Locale.ROOT).startsWith(word));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Comparator<PersonLine> by(String column) {
        var order = switch (column) {
            case "name" -> Comparator.comparing((PersonLine p) -> p.name().toLowerCase(Locale.ROOT));
            case "silence" -> Comparator.comparingDouble(PeopleList::beyond).reversed();
            case "last" ->
                Comparator.comparing(PersonLine::silenceDays, Comparator.nullsLast(Comparator.naturalOrder()));
            case "mail" -> Comparator.comparingLong((PersonLine p) -> -p.sent() - p.received());
            default -> Comparator.comparingDouble(Circle::tie).reversed();
        };
        return order.thenComparing(PersonLine::id);
    }

    /// The silence in usual gaps.
    private static double beyond(PersonLine person) {
        var gap = person.medianGapDays();
        var silence = Objects.requireNonNullElse(person.silenceDays(), 0.0);
        return gap == null ? 0 : silence / Math.max(1, gap);
    }
}
