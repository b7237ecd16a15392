package dev.kith.app;

import dev.kith.app.line.ReadLine;
import dev.kith.indexer.MailReader;
import dev.kith.indexer.source.MailFileReader;
import dev.kith.indexer.source.MailFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        description = "What Kith sees in a message: own words, quotes, signature, what is asked or promised.")
final class ReadCommand extends KithCommand {
    private static final int OCTETS_MAX = 2 << 20;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Messages, mbox files or folders of them.")
    List<Path> files = List.of();

    @Override
    public Integer call() throws Failure {
        var unreadable = new ArrayList<String>();
        var mail = new MailReader();
        try (var screen = new Screen<>(common.json, out, err, ReadLine.class, this::text)) {
            var reader = new MailFileReader(OCTETS_MAX);
            for (var file : MailFiles.below(files, unreadable::add)) {
                var name = file.path().toString();
                reader.read(file, _ -> {}, (octets, _, _, _) -> screen.line(ReadLine.of(name, mail.read(octets))));
            }
        } catch (IOException e) {
            throw new Failure("reading failed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!unreadable.isEmpty()) {
            throw new Failure(String.join("\n", unreadable));
        }
        return 0;
    }

    private void text(ReadLine line) {
        out.println(line.file() + ": " + line.subject());
        out.println("  from " + line.from() + " (" + line.kind() + ") to " + String.join(", ", line.to()));
        line.text().lines().forEach(l -> out.println("  | " + l));
        line.acts().forEach(a -> out.printf("  %s %.2f: %s%n", a.act(), a.probability(), a.sentence()));
        line.problems().forEach(p -> out.println("  problem: " + p));
    }
}
