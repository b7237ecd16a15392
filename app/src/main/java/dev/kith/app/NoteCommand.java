package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "note", description = "Keep a note to yourself about this person.")
final class NoteCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "TEXT", arity = "1..*")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
