package dev.kith.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The rule book of a user who wants to be told of everything that is owed and due: what the sample mailbox shows.
public final class SampleRules {
    private static final String BOOK = """
        rules:
          - { id: mine-unanswered, on: true }
          - { id: promise-mine, on: true }
          - { id: promise-theirs, on: true }
          - { id: meeting-brief, on: true }
          - { id: intro-first-reply, on: true }
          - { id: intro-next-steps, on: true }
          - { id: intro-outcome, on: true }
          - { id: intro-made-first-reply, on: true }
          - { id: follow-up-first, on: true }
          - { id: follow-up-met, on: true }
          - { id: met-never-followed, on: true }
          - { id: thanks-due, on: true }
          - { id: news, on: true }
          - { id: mentor-alternation, on: true }
        """;

    private SampleRules() {}

    /// Writes it beside the configuration that the folder holds, or will hold.
    public static void in(Path folder) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), BOOK);
    }
}
