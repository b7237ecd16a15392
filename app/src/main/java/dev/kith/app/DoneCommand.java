package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "done", description = "Say that what is open with this person is settled.")
final class DoneCommand extends SayCommand {
    @Override
    List<String> arguments() {
        return List.of();
    }
}
