package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "merge", description = "Say that two addresses are one person (undo, or split ADDRESS, takes it back).")
final class MergeCommand extends SayCommand {
    @Parameters(index = "1", paramLabel = "ADDRESS", description = "Another address of the same person.")
    String other = "";

    @Override
    List<String> arguments() {
        return List.of(other);
    }
}
