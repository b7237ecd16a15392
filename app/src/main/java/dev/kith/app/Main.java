package dev.kith.app;

import dev.kith.app.desk.WithoutControls;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        description = "Keeps the history with everyone you write with, and reminds you of what is left open.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "Try kith demo, or kith look at your own mail. kith help COMMAND explains a command.")
public final class Main implements Runnable {
    private static final String HELP = "--help";
    private static final int WIDTH = 100;
    private static final int WIDTH_LEAST = 55;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        // logging begins on several threads at once, which is no news to anybody
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(Outlet.checked(run(args)));
    }

    static int run(String... words) {
        var args = asked(words);
        return Commands.line(new Main(), args)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(width())
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /// The launcher found out how wide the terminal is; the library reads nothing below its own least width.
    private static int width() {
        int told = Integer.getInteger("kith.terminal.width", WIDTH);
        // a terminal that does not know says 0
        return told == 0 ? WIDTH : Math.clamp(told, WIDTH_LEAST, WIDTH);
    }

    private static int misused(CommandLine.ParameterException e, String[] args) {
        Misuse.tell(e, List.of(args));
        return CommandLine.ExitCode.USAGE;
    }

    /// `kith help` and `kith help search`, as many programs have it.
    private static String[] asked(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        if (args.length == 1) {
            return new String[] {HELP};
        }
        return Commands.NAMED.containsKey(args[1]) ? new String[] {args[1], HELP} : new String[] {args[1]};
    }

    static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof Failure) {
            command.getErr().println("kith: " + WithoutControls.text(String.valueOf(e.getMessage())));
        } else {
            command.getErr()
                    .println("kith: " + parsed.originalArgs().getFirst() + " failed, and this is Kith's fault:");
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            command.getErr().println(WithoutControls.text(trace.toString().stripTrailing()));
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
