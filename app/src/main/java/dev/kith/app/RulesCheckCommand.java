package dev.kith.app;

import dev.kith.app.desk.RuleBookFile;
import dev.kith.app.line.CheckLine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Check a rule book; every mistake is named with its line and column.")
final class RulesCheckCommand extends KithCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: yours, else the one that Kith brings.")
    @Nullable
    Path file;

    @Override
    public Integer call() throws Failure {
        var book = file == null ? RuleBookFile.file(Surroundings.find(common).config()) : Optional.of(file);
        try (var screen = new Screen<>(common.json, out, err, CheckLine.class, this::text)) {
            var check = CheckLine.of(book);
            screen.line(check);
            return check.mistakes().isEmpty() ? 0 : 1;
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + e.getMessage());
        } catch (IOException e) {
            throw new Failure("the rule book cannot be read: " + e.getMessage());
        }
    }

    private void text(CheckLine check) {
        check.mistakes().forEach(err::println);
        if (check.mistakes().isEmpty()) {
            out.println((check.file().equals("shipped") ? "the shipped rule book" : check.file()) + ": "
                    + Count.of(check.rules(), "rule") + ", " + check.on() + " of them on; no mistakes");
        }
    }
}
