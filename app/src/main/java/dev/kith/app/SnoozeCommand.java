package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "snooze",
        description = "No reminders about this person until 2w (two weeks on), tomorrow, friday or 2027-05-01.")
final class SnoozeCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "UNTIL", arity = "1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
