package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Sayings;
import dev.kith.app.line.SaidLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "pause", description = "Send no reminders for a while, nor afterwards those that were left out.")
final class PauseCommand extends KithCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "UNTIL",
            arity = "0..1",
            description = "2w, tomorrow, friday, 2027-05-01; off ends the pause.")
    List<String> until = List.of();

    @Override
    public Integer call() throws Failure {
        try {
            new Sayings(Instant.now(), ZoneId.systemDefault()).words("pause", until);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        ask(new Ask.Say("", "pause", until), SaidLine.class, said -> out.println("noted: " + said.said()));
        return 0;
    }
}
