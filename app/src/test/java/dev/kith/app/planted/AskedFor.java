package dev.kith.app.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The rules that a user has asked for who wants to be told of everything that is owed and due.
public final class AskedFor {
    private static final List<String> RULES = List.of(
            "mine-unanswered",
            "promise-mine",
            "promise-theirs",
            "meeting-brief",
            "intro-first-reply",
            "intro-next-steps",
            "intro-outcome",
            "intro-made-first-reply",
            "follow-up-first",
            "follow-up-met",
            "met-never-followed",
            "thanks-due",
            "news",
            "mentor-alternation");

    private AskedFor() {}

    /// Writes the user's own rule book beside the configuration that the folder holds, or will hold.
    public static void in(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"),
                RULES.stream()
                        .map("  - { id: %s, on: true }\n"::formatted)
                        .collect(Collectors.joining("", "rules:\n", "")));
    }
}
