package dev.kith.app;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Refusal;
import dev.kith.rules.RuleBook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "rules", description = "The rule book.")
final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final PrintStream out = System.out;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about the rules?");
    }

    @Command(name = "check", description = "Is the rule book valid? Every mistake with its place.")
    int check(
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: the one that Kith brings.")
                    @Nullable
                    Path file)
            throws Failure {
        try {
            var book = file == null ? RuleBook.shipped() : Holdings.load(file);
            var on = book.rules().stream().filter(r -> r.on()).count();
            out.println((file == null ? "the shipped rule book" : file) + ": "
                    + Count.of(book.rules().size(), "rule") + ", " + on + " of them on; no mistakes");
            return 0;
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the rule book cannot be read: " + e.getMessage());
        }
    }
}
