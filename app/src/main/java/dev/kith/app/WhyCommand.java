package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.WhyText;
import dev.kith.app.line.WhyLine;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "why", description = "What every rule says of a person, and why.")
final class WhyCommand extends KithCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whom it is about.")
    String address = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Judge as if it were then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    @Override
    public Integer call() throws Failure {
        var rules = new ArrayList<WhyLine>();
        ask(new Ask.Why(address, at, false, false), WhyLine.class, rules::add);
        WhyText.lines(rules).forEach(out::println);
        return 0;
    }
}
