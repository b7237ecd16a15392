package dev.kith.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "seal",
        description = "Never index, judge or name this person; erase what was indexed (off: no longer).")
final class SealCommand extends SayCommand {
    @Parameters(
            index = "1",
            paramLabel = "on|off",
            arity = "0..1",
            description = "off lets new mail in again; what was erased stays so. Default: on.")
    String on = "on";

    @Override
    List<String> arguments() {
        return List.of(on);
    }
}
