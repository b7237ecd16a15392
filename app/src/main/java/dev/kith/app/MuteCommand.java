package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "mute", description = "Never send reminders about this person (off: send them again).")
final class MuteCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "on|off", arity = "0..1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
