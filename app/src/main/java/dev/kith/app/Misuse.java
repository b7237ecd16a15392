package dev.kith.app;

import dev.kith.app.config.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what was wrong with a command line in a sentence of Kith's own, and what was meant perhaps; else how the
/// command is written.
final class Misuse {
    /// What the library says of a value, behind words of its own about where it stood.
    private static final Pattern VALUE = Pattern.compile(
            "Invalid value for (?:option '([^' ]+)[^']*'|positional parameter.*?)(?: \\(.*?\\))?: (.*)");
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(.*)] \\(case-(?:in)?sensitive\\) but was '(.*)'");
    private static final Pattern NUMBER = Pattern.compile("'(.*)' is not an? (?:int|long|double)");

    private Misuse() {}

    static void tell(ParameterException e, List<String> words) {
        var command = e.getCommandLine();
        var err = command.getErr();
        if (words.isEmpty()) {
            command.usage(err);
            err.println("kith: which command?");
            return;
        }
        err.println("kith: " + sentence(e, words));
        var meant = meant(e, words);
        if (meant.isPresent()) {
            err.println("Did you mean: " + meant.get() + "?");
        } else if (command.getParent() != null) {
            usage(command, err);
        }
    }

    private static String sentence(ParameterException e, List<String> words) {
        var called = e.getCommandLine().getCommandSpec().qualifiedName();
        var name = called.replaceFirst("^kith ", "");
        if (e instanceof UnmatchedArgumentException unmatched) {
            var first = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return name + " has no option " + first;
            }
            return e.getCommandLine().getParent() == null
                    ? "there is no command \"" + words.getFirst() + "\"; kith --help lists them all"
                    : "\"" + first + "\" is a word too many for " + called;
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing, name);
        }
        var value = VALUE.matcher(String.valueOf(e.getMessage()));
        if (!value.matches()) {
            return String.valueOf(e.getMessage());
        }
        var what = value.group(2);
        what = CHOICE.matcher(what).replaceFirst("$1, not \"$2\"");
        what = NUMBER.matcher(what).replaceFirst("\"$1\" is no number");
        return value.group(1) == null ? what : value.group(1) + ": " + what;
    }

    private static String missing(MissingParameterException e, String name) {
        var missing = e.getMissing();
        // an option that stands at the end, without what belongs to it
        if (missing.size() == 1 && missing.getFirst() instanceof OptionSpec option) {
            return option.longestName() + " needs " + option.paramLabel();
        }
        return name + " needs " + missing.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" and "));
    }

    private static Optional<String> meant(ParameterException e, List<String> words) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        var command = e.getCommandLine();
        var first = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            var known = command.getCommandSpec().optionsMap().keySet().stream()
                    .filter(name -> name.startsWith("--"))
                    .map(name -> name.substring(2))
                    .toList();
            return Nearest.to(first.replaceFirst("^-+", "").replaceFirst("=.*", ""), known)
                    .map(name -> "--" + name);
        }
        return command.getParent() == null
                ? Nearest.to(words.getFirst(), Commands.NAMED.keySet()).map(name -> "kith " + name)
                : Nearest.to(first, command.getSubcommands().keySet())
                        .map(name -> command.getCommandSpec().qualifiedName() + " " + name);
    }

    private static void usage(CommandLine command, PrintWriter err) {
        var help = command.getHelp();
        err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        err.println(command.getCommandSpec().qualifiedName() + " --help says more.");
    }
}
