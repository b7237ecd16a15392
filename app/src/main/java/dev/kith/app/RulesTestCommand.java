package dev.kith.app;

import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.RuleBookFile;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.proof.RuleTester;
import dev.kith.rules.proof.RuleTests;
import dev.kith.rules.yaml.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Run the unit tests of a rule book.")
final class RulesTestCommand extends KithCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = {
                "A rule book, judged by the tests that Kith brings; or a file of tests.",
                "Default: your rule book, else the one that Kith brings."
            })
    @Nullable
    Path file;

    @Option(names = "--book", paramLabel = "FILE", description = "The rule book that a file of tests judges.")
    @Nullable
    Path book;

    private long failed;
    private long run;

    @Override
    public Integer call() throws Failure {
        try (var screen = new Screen<>(common.json, out, err, RuleTester.Outcome.class, this::text)) {
            var report = report();
            if (!report.mistakes().isEmpty()) {
                throw new Failure(
                        report.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
            }
            report.outcomes().forEach(screen::line);
            failed =
                    report.outcomes().stream().filter(o -> !o.wrong().isEmpty()).count();
            run = report.outcomes().size();
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + e.getMessage());
        } catch (IOException e) {
            throw new Failure("the rules cannot be read: " + e.getMessage());
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
        if (!common.json) {
            out.println(Count.of(run, "test") + ", " + (failed == 0 ? "all hold" : failed + " of them wrong"));
        }
        return failed == 0 ? 0 : 1;
    }

    private RuleTester.Report report() throws Failure, Refusal, IOException {
        var named = file;
        if (named != null) {
            var text = Files.readString(named);
            if (RuleTests.looksLike(text)) {
                return RuleTester.run(book(book), named.toString(), text);
            }
        }
        return RuleTester.run(book(named == null ? book : named), "rules-test.yaml", RuleTests.shipped());
    }

    private RuleBook book(@Nullable Path own) throws Failure, Refusal, IOException {
        return RuleBookFile.load(
                own == null ? RuleBookFile.file(Surroundings.find(common).config()) : Optional.of(own));
    }

    private void text(RuleTester.Outcome outcome) {
        out.println((outcome.wrong().isEmpty() ? "holds  " : "WRONG  ") + outcome.name());
        outcome.wrong().forEach(line -> out.println("       " + line));
    }
}
