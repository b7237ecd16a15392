package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.SaidLine;
import picocli.CommandLine.Command;

@Command(name = "undo", description = "Take the last word back.")
final class UndoCommand extends KithCommand {
    @Override
    public Integer call() throws Failure {
        ask(new Ask.Undo(), SaidLine.class, said -> out.println(said.said()));
        return 0;
    }
}
