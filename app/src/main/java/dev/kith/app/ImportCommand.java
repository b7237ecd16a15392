package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.ImportLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Add old mail to the index: mbox files, Maildirs and .eml files, compressed or not.")
final class ImportCommand extends KithCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files, and folders with such files; also in .xz and .gz.")
    List<Path> paths = List.of();

    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            arity = "1..*",
            description = "Your own addresses in this mail, with spaces or commas between.")
    List<String> me = List.of();

    private boolean nothingRead;

    @Override
    public Integer call() throws Failure {
        me.stream()
                .filter(some -> !some.contains("@") && !Files.exists(Path.of(some)))
                .findFirst()
                .ifPresent(some -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "\"" + some + "\" is neither an address nor a file or folder that is there");
                });
        var addresses = me.stream()
                .filter(ImportCommand::addresses)
                .flatMap(some -> Stream.of(some.split(",", -1)))
                .filter(one -> !one.isBlank())
                .toList();
        var all = Stream.concat(
                        paths.stream(),
                        me.stream().filter(some -> !addresses(some)).map(Path::of))
                .toList();
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "what is to be imported? Name a file or folder.");
        }
        for (var path : all) {
            if (!Files.isReadable(path)) {
                throw new Failure("there is nothing readable at " + path);
            }
        }
        var absolute = all.stream().map(p -> p.toAbsolutePath().normalize().toString());
        ask(new Ask.Import(absolute.toList(), addresses), ImportLine.class, this::text, this::judge);
        if (nothingRead) {
            throw new Failure("nothing was imported: no file there could be read as mail");
        }
        return 0;
    }

    /// `--me` takes all that follows it, so that a path may be among it: one that is there, or a word without an `@`.
    private static boolean addresses(String some) {
        return some.contains("@") && !Files.exists(Path.of(some));
    }

    private void judge(ImportLine done) {
        nothingRead = !done.unreadable().isEmpty() && done.indexed() + done.known() + done.leftOut() == 0;
    }

    private void text(ImportLine done) {
        out.println(Count.of(done.indexed(), "new message") + " indexed, " + Count.of(done.known()) + " known already, "
                + Count.of(done.leftOut()) + " left out");
        done.unreadable().forEach(file -> out.println("not readable: " + file));
    }
}
