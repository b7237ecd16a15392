package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cadence", description = "Say how often you wish to be in touch with this person: 30d, 6w, or none.")
final class CadenceCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "PERIOD", arity = "1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
