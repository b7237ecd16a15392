package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.PersonLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "person", description = "The history with one person.")
final class PersonCommand extends KithCommand {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "ADDRESS", description = "Whom it is about.")
    String address = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "As it was then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Person(address, at), PersonLine.class, this::text);
        return 0;
    }

    private void text(PersonLine person) {
        out.println(person.name() + " <" + String.join(">, <", person.addresses()) + ">");
        for (var join : nonNull(person.joins())) {
            out.println(join.one() + " and " + join.other() + " are one: " + join.why());
        }
        if (person.org() != null || person.title() != null) {
            out.println(Count.list(person.title(), person.org()));
        }
        out.println(person.sent() + " sent, " + person.received() + " received on "
                + Count.of(person.contactDays(), "day") + gaps(person));
        if (!person.tags().isEmpty() || !person.state().equals("active")) {
            out.println(Count.list(person.state(), String.join(", ", person.tags())));
        }
        if (person.note() != null) {
            out.println("note: " + person.note());
        }
        for (var open : nonNull(person.open())) {
            out.println("open: " + open.text() + " (" + open.kind() + ", since "
                    + open.since().toLocalDate() + ")");
        }
        var exchanges = nonNull(person.interactions());
        for (var one : exchanges.reversed().stream().limit(SHOWN).toList()) {
            var acts = one.acts().isEmpty() ? "" : "  (" + String.join(", ", one.acts()) + ")";
            out.println("  " + one.date().toLocalDate() + (one.direction().equals("sent") ? "  >  " : "  <  ")
                    + one.subject() + acts);
        }
        if (exchanges.size() > SHOWN) {
            out.println("  and " + (exchanges.size() - SHOWN) + " before; --json has all");
        }
    }

    private static String gaps(PersonLine person) {
        var gap = person.medianGapDays();
        var silence = person.silenceDays();
        return (gap == null ? "" : ", usually every " + Count.days(gap))
                + (silence == null ? "" : ", last " + Count.daysAgo(silence));
    }

    private static <T> List<T> nonNull(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
