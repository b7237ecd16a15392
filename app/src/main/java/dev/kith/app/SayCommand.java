package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Sayings;
import dev.kith.app.line.SaidLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a user says about a person. A word that is not understood is wrong usage, found out before anybody is asked.
abstract class SayCommand extends KithCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whom it is about.")
    String address = "";

    /// What stands behind the address.
    abstract List<String> arguments();

    @Override
    public Integer call() throws Failure {
        if (!address.contains("@")) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + address + "\" is not an address; kith people " + address + " finds it");
        }
        say(spec, address, arguments());
        return 0;
    }

    final void say(CommandSpec command, String about, List<String> arguments) throws Failure {
        var verb = command.name();
        try {
            new Sayings(Instant.now(), ZoneId.systemDefault()).words(verb, arguments);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
        ask(new Ask.Say(about, verb, arguments), SaidLine.class, said -> out.println("noted: " + said.said()));
    }
}
