package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.SaidLine;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Stop the Kith that runs on this data folder.")
final class StopCommand extends KithCommand {
    @Override
    public Integer call() throws Failure {
        ask(new Ask.Stop(), SaidLine.class, said -> out.println(said.said()));
        (common.json ? err : out).println("Kith is stopping.");
        return 0;
    }
}
