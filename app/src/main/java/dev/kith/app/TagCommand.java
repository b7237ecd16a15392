package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "tag",
        description = "Say what this person is to you: mentor, peer, friend … (no-mentor takes it away).")
final class TagCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "TAG", arity = "1..*")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
