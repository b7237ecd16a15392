package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.BackupLine;
import dev.kith.app.folder.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Write what you said to Kith, what it told you, and your rules into a file.",
            "What you said is tags, notes, snoozes, merges and the like. It is text. Mail is not in it: that is read"
                    + " from your provider again."
        })
final class BackupCommand extends KithCommand {
    @Parameters(paramLabel = "FILE", description = "Where to write it.")
    Path file = Path.of("");

    @Option(names = "--force", description = "Write over a file that is there.")
    boolean force;

    @Override
    public Integer call() throws Failure {
        if (Files.exists(file) && !force) {
            throw new Failure("there is something at " + file + " already; --force writes over it");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder);
        }
        if (common.json) {
            // the text goes into the file, and a short line to standard output
            common.json = false;
            ask(new Ask.Backup(), BackupLine.class, line -> {
                if (written(line)) {
                    out.println("{\"said\":" + line.said() + ",\"told\":" + line.told() + "}");
                }
            });
            return done();
        }
        ask(new Ask.Backup(), BackupLine.class, line -> {
            if (written(line)) {
                out.println(file + ": " + Count.of(line.said(), "word") + " of yours, "
                        + Count.of(line.told(), "reminder") + " that came, and your files."
                        + " Keep it like a diary: it holds addresses and notes.");
            }
        });
        return done();
    }

    private @org.jspecify.annotations.Nullable IOException failed;

    private boolean written(BackupLine line) {
        try {
            PrivateFile.replace(file, line.text());
            return true;
        } catch (IOException e) {
            failed = e;
            return false;
        }
    }

    private int done() throws Failure {
        if (failed != null) {
            throw new Failure(file + " cannot be written: " + Reason.of(failed));
        }
        return 0;
    }
}
