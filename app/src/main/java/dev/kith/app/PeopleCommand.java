package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.PersonLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "people", description = "Whom you write with, the strongest ties first.")
final class PeopleCommand extends KithCommand {
    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = "Part of a name or an address, or what was written about: \"who knows about pensions\".")
    List<String> query = List.of();

    @Option(names = "--all", description = "Mailing lists and machines too (with --json always).")
    boolean all;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "As it was then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    private int others;
    private boolean found;

    @Override
    public Integer call() throws Failure {
        ask(new Ask.People(String.join(" ", query), at), PersonLine.class, this::text);
        if (!found && !common.json) {
            err.println(query.isEmpty() ? "There is nobody yet." : "Nobody matches " + String.join(" ", query) + ".");
        }
        if (others > 0) {
            err.println(Count.of(others, "list or machine", "lists and machines") + " not shown; --all shows them");
        }
        return 0;
    }

    private void text(PersonLine person) {
        found = true;
        if (!all && !person.kind().equals("human")) {
            others++;
            return;
        }
        var silence = person.silenceDays();
        out.printf(
                Locale.ROOT,
                "%-26s  %-38s  %4d sent  %4d received%s%s%n",
                person.name(),
                person.addresses().getFirst(),
                person.sent(),
                person.received(),
                silence == null ? "" : "  last " + Count.daysAgo(silence),
                person.tags().isEmpty() ? "" : "  [" + String.join(", ", person.tags()) + "]");
    }
}
