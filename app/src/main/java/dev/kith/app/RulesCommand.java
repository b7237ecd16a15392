package dev.kith.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        description = "The rule book: is it valid, do its tests hold, what would it have done?",
        subcommands = {
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesBacktestCommand.class,
            RulesReadCommand.class
        })
final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about the rules? check, test, backtest or read");
    }
}
