package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "seal", description = "Never index, judge or name this person.")
final class SealCommand extends SayCommand {
    @Override
    List<String> arguments() {
        return List.of();
    }
}
