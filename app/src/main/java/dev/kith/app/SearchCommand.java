package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.FoundText;
import dev.kith.app.line.FoundLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", description = "Find conversations and messages.")
final class SearchCommand extends KithCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words, \"phrases\", from:anna, after:2025-01-01 …")
    List<String> words = List.of();

    @Option(names = "--messages", description = "Show each message found, and not only its conversation.")
    boolean messages;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Show at most so many (${DEFAULT-VALUE}).")
    int limit;

    @Option(
            names = "--output",
            paramLabel = "files|links",
            description = "files: only the paths of imported files; links: only mid: links, which mail programs open.")
    @Nullable
    Output output;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Search as if it were then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    enum Output {
        files(FoundText.Output.FILES),
        links(FoundText.Output.LINKS);

        private final FoundText.Output shown;

        Output(FoundText.Output shown) {
            this.shown = shown;
        }
    }

    @Override
    public Integer call() throws Failure {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is a number from 1 on, not " + limit);
        }
        var query = String.join(" ", words);
        var shown = output == null ? FoundText.Output.TEXT : output.shown;
        common.json &= output == null;
        var terminal = Boolean.getBoolean("kith.terminal.out") && System.getenv("NO_COLOR") == null;
        ask(
                output == Output.files
                        ? new Ask.Files(query, limit, at)
                        : new Ask.Search(query, limit, messages || output != null, at),
                FoundLine.class,
                found -> FoundText.lines(found, shown, terminal).forEach(out::println));
        return 0;
    }
}
