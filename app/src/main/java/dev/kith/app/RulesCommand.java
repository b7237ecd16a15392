package dev.kith.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        description = "Check and try the rule book: what it would have done, and whether you would want it.",
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
