package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "split", description = "Say that this address is a person of its own, whatever the mail suggests.")
final class SplitCommand extends SayCommand {
    @Override
    List<String> arguments() {
        return List.of();
    }
}
