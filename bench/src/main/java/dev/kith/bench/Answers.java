package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/// Answers what stands on standard input, a question a line, and says what each took: nanoseconds and how many were
/// found. For `bench/peers/side_by_side.py`.
public final class Answers {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Answers() {}

    /// @param args the folder of an index that nobody writes to
    public static void main(String[] args) throws Exception {
        var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (var indexer = Indexer.openReadOnly(Path.of(args[0]), new Me(Set.of("me@example.org")), ZoneId.of("UTC"))) {
            for (var line = questions.readLine(); line != null; line = questions.readLine()) {
                var space = line.indexOf(' ');
                var asked = line.substring(space + 1);
                var began = System.nanoTime();
                var found = answer(indexer, line.substring(0, space), asked);
                System.out.println(System.nanoTime() - began + " " + found);
            }
        }
    }

    private static long answer(Indexer indexer, String kind, String asked) throws IOException {
        return switch (kind) {
            // the count, and the newest fifty messages with subject and sender
            case "find" -> indexer.find(asked + " sort:date", 50, true, NOW).total();
            case "complete" -> indexer.complete(asked, 10, NOW).size();
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
