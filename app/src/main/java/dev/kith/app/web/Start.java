package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.DueLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.StatusLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// The page of the first look.
final class Start {
    private static final int HELLOS = 10;
    private static final double LONG_TIMES = 3;
    private static final int CONTACT_DAYS_MIN = 3;

    private final Asking asking;
    private final Lately lately;
    private final Templates templates;

    Start(Asking asking, Lately lately, Templates templates) {
        this.asking = asking;
        this.lately = lately;
        this.templates = templates;
    }

    /// Is there nothing to search yet?
    boolean first() throws Refusal, IOException {
        return status().messages() == 0;
    }

    Reply reply(Frame frame) throws Refusal, IOException {
        return templates.page("start", new StartPage(frame, status(), hellos()));
    }

    private StatusLine status() throws Refusal, IOException {
        return asking.one(new Ask.Status(), StatusLine.class);
    }

    /// Those whom the rules find gone quiet, and then those who are quiet for long by their own rhythm.
    private List<StartPage.Hello> hellos() throws Refusal, IOException {
        var overview = lately.overview();
        var found = new HashMap<String, DueLine>();
        overview.due().stream()
                .filter(d -> d.rule().startsWith("tie"))
                .forEach(d -> found.putIfAbsent(d.person().id(), d));
        var hellos = new ArrayList<StartPage.Hello>();
        overview.people().stream()
                .filter(p -> p.state().equals("active") && (found.containsKey(p.id()) || quiet(p)))
                .sorted(Comparator.comparing((PersonLine p) -> !found.containsKey(p.id()))
                        .thenComparing(
                                Comparator.comparingInt(PersonLine::contactDays).reversed()))
                .limit(HELLOS)
                .forEach(p -> {
                    var due = found.get(p.id());
                    hellos.add(new StartPage.Hello(p, due == null ? words(p) : due.why()));
                });
        return hellos;
    }

    private static boolean quiet(PersonLine person) {
        var gap = person.medianGapDays();
        return gap != null
                && person.sent() > 0
                && person.received() > 0
                && person.contactDays() >= CONTACT_DAYS_MIN
                && silence(person) > LONG_TIMES * Math.max(gap, 10);
    }

    private static String words(PersonLine person) {
        return "Quiet for " + Days.span(silence(person)) + "; you two usually wrote every "
                + Days.span(Objects.requireNonNullElse(person.medianGapDays(), 0.0)) + ".";
    }

    private static double silence(PersonLine person) {
        return Objects.requireNonNullElse(person.silenceDays(), 0.0);
    }
}
