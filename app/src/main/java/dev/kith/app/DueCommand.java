package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.DueLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "due", description = "What is open now, and whether a reminder of it would be sent.")
final class DueCommand extends KithCommand {
    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Judge as if it were then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    private boolean any;

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Due(at), DueLine.class, this::text);
        if (!any && !common.json) {
            out.println("Nothing is due.");
        }
        return 0;
    }

    private void text(DueLine due) {
        any = true;
        out.println(due.person().name() + "  (" + due.rule() + ", since "
                + due.since().toLocalDate() + ")");
        out.println("    " + due.why());
        due.evidence().forEach(e -> out.println("    " + e.date().toLocalDate() + ": \"" + e.text() + "\""));
        out.println("    " + due.verdict() + ": " + due.reason());
    }
}
