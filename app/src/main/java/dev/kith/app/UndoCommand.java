package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.SaidLine;
import picocli.CommandLine.Command;

@Command(name = "undo", description = "Take back what you said last.")
final class UndoCommand extends KithCommand {
    @Override
    public Integer call() throws Failure {
        ask(new Ask.Undo(), SaidLine.class, said -> out.println(said.said()));
        return 0;
    }
}
