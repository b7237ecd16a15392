package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "seal",
        description = "Never index, judge or name this person. What was indexed is erased; off lets new mail in again.")
final class SealCommand extends SayCommand {
    @Parameters(index = "1", paramLabel = "on|off", arity = "0..1", description = "on when left out.")
    String on = "on";

    @Override
    List<String> arguments() {
        return List.of(on);
    }
}
