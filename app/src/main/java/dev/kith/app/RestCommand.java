package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rest", description = "No reminders about this person until one of you writes (off: no longer).")
final class RestCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "on|off", arity = "0..1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
