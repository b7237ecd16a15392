package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Gathered;
import dev.kith.app.folder.PrivateFile;
import dev.kith.app.line.BackupLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Write what you said to Kith, what it told you, and your rules into a text file.",
            "What you said is tags, notes, snoozes, merges and the like. Your mail is not in it: Kith reads that from"
                    + " your provider again."
        })
final class BackupCommand extends KithCommand {
    @Parameters(paramLabel = "FILE", description = "Where to write it.")
    Path file = Path.of("");

    @Option(names = "--force", description = "Write over a file that is already there.")
    boolean force;

    private record Line(int said, int told) {}

    @Override
    public Integer call() throws Failure {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure(file + " is no file that could be written over; name another");
        }
        if (Files.exists(file) && !force) {
            throw new Failure("there is something at " + file + " already; --force writes over it");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder);
        }
        var answer = new Gathered<>(BackupLine.class);
        Questions.ask(common, new Ask.Backup(), answer);
        var backup = answer.lines().getFirst();
        try {
            PrivateFile.replace(file, backup.text());
        } catch (IOException e) {
            throw new Failure(file + " cannot be written: " + Reason.of(e));
        }
        out.println(
                common.json
                        ? Frames.JSON.writeValueAsString(new Line(backup.said(), backup.told()))
                        : file + ": " + Count.of(backup.said(), "word") + " of yours, "
                                + Count.of(backup.told(), "reminder") + " that came, and your files."
                                + " Keep it like a diary: it holds addresses and notes.");
        return 0;
    }
}
