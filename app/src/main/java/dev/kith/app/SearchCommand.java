package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.FoundLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Find conversations and messages.")
final class SearchCommand extends KithCommand {
    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words, \"phrases\", from:anna, after:2025-01-01 …")
    List<String> words = List.of();

    @Option(names = "--messages", description = "One line a message instead of one a conversation.")
    boolean messages;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (${DEFAULT-VALUE}).")
    int limit;

    @Option(names = "--output", paramLabel = "files", description = "files: only the paths of imported files.")
    @Nullable
    Output output;

    @Option(names = "--at", paramLabel = "INSTANT", converter = Instants.class, description = "Search as of then.")
    @Nullable
    Instant at;

    enum Output {
        files
    }

    @Override
    public Integer call() throws Failure {
        var query = String.join(" ", words);
        var files = output == Output.files;
        common.json &= !files;
        ask(new Ask.Search(query, limit, messages || files, at), FoundLine.class, files ? this::file : this::text);
        return 0;
    }

    private void file(FoundLine found) {
        if (found.file() != null) {
            out.println(found.file());
        }
    }

    private void text(FoundLine found) {
        var other = found.direction().equals("sent") ? "to " + String.join(", ", found.to()) : found.from();
        out.println(found.date().toLocalDate() + "  " + other + "  " + found.subject());
        if (!found.snippet().isBlank()) {
            out.println("            " + Highlight.show(found.snippet()));
        }
    }
}
