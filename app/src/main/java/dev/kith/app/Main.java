package dev.kith.app;

import dev.kith.app.desk.Harmless;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line. Exit codes: 0 done, 1 an error in one sentence, 2 wrong usage.
@Command(
        name = "kith",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        description = "Keeps the history with every person you write with, and reminds you of the ties that matter.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        // logging begins on several threads at once, which is no news to anybody
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(args));
    }

    static int run(String... args) {
        return Commands.line(new Main(), args)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /// Says what was wrong, and what was meant perhaps; without a guess it shows the usage.
    private static int misused(CommandLine.ParameterException e, String[] args) {
        var command = e.getCommandLine();
        var noCommand = command.getParent() == null
                && e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption();
        command.getErr()
                .println(
                        noCommand
                                ? "kith: there is no command \"" + args[0] + "\"; kith --help lists them all"
                                : e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr()) && !noCommand) {
            command.usage(command.getErr());
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof Failure) {
            command.getErr().println("kith: " + Harmless.text(String.valueOf(e.getMessage())));
        } else {
            command.getErr()
                    .println("kith: " + parsed.originalArgs().getFirst() + " failed, and this is Kith's fault:");
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            command.getErr().println(Harmless.text(trace.toString().stripTrailing()));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /// For `--version`.
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kith " + Version.text()};
        }
    }
}
