package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.WhyLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "why", description = "Every rule's verdict on a person, with what it looked at.")
final class WhyCommand extends KithCommand {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    @Option(names = "--at", paramLabel = "INSTANT", converter = Instants.class, description = "Judge as of then.")
    @Nullable
    Instant at;

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Why(address, at, false, false), WhyLine.class, this::text);
        return 0;
    }

    private void text(WhyLine why) {
        out.println(why.rule() + ": " + outcome(why));
        for (var input : why.inputs()) {
            out.println("    " + (input.holds() ? "yes " : "no  ") + input.name() + ": " + input.value());
        }
        if (why.reason() != null) {
            out.println("    " + why.verdict() + ": " + why.reason());
        }
        why.changes()
                .forEach(c -> out.println(
                        "    " + c.at().toLocalDate() + " " + c.was() + " > " + c.became() + ": " + c.cause()));
    }

    private static String outcome(WhyLine why) {
        if (!why.on()) {
            return "switched off";
        }
        if (why.fires()) {
            return "found";
        }
        return why.due() == null ? "nothing" : "not before " + why.due().toLocalDate();
    }
}
