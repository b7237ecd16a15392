package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "met", description = "Say that you met or spoke: today, or on a date.")
final class MetCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "WHEN", arity = "0..1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
