package dev.kith.app;

import dev.kith.app.line.ActsLine;
import dev.kith.indexer.MailReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "acts",
        description = "What the sentences on standard input do, one a line: ask, promise, thank and the like.")
final class ActsCommand extends KithCommand {
    private static final double SHOWN_FROM = 0.5;

    @Override
    public Integer call() throws Failure {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var mail = new MailReader();
        try (var screen = new Screen<>(common.json, out, err, ActsLine.class, this::text)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                screen.line(ActsLine.of(line, line.isBlank() ? List.of() : mail.acts(line)));
            }
        } catch (IOException e) {
            throw new Failure("reading failed: " + e.getMessage());
        }
        return 0;
    }

    private void text(ActsLine line) {
        var acts = line.acts().stream()
                .filter(a -> a.probability() >= SHOWN_FROM)
                .map(ActsLine.Found::act)
                .collect(Collectors.joining(", "));
        out.println((acts.isEmpty() ? "-" : acts) + ": " + line.sentence());
    }
}
