package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "done", description = "What is open with this person has been seen to.")
final class DoneCommand extends SayCommand {
    @Override
    List<String> arguments() {
        return List.of();
    }
}
