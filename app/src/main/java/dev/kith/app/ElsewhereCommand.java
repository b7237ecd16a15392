package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "elsewhere",
        description = "Say that you talk elsewhere, so that silence in mail means nothing (off: no longer).")
final class ElsewhereCommand extends SayCommand {
    @Parameters(index = "1..*", paramLabel = "on|off", arity = "0..1")
    List<String> words = List.of();

    @Override
    List<String> arguments() {
        return words;
    }
}
