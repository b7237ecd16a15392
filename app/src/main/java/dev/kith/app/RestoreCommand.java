package dev.kith.app;

import dev.kith.app.backup.Backup;
import dev.kith.app.backup.BackupText;
import dev.kith.app.backup.NotABackup;
import dev.kith.app.config.ConfigReader;
import dev.kith.app.desk.Ask;
import dev.kith.app.folder.PrivateFile;
import dev.kith.app.line.RestoredLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Put back what a backup holds.",
            "Nothing that is there now is deleted, and no old reminder is sent again.",
            "kith.yaml and your rules go to their usual place, or to where --config says; with --data alone they are"
                    + " left out."
        })
final class RestoreCommand extends KithCommand {
    private static final String CONFIG = "kith.yaml";

    @Parameters(paramLabel = "FILE", description = "A backup.")
    Path file = Path.of("");

    @Override
    public Integer call() throws Failure {
        var backup = read();
        try {
            // first: the configuration says which data folder the words belong into
            files(backup);
        } catch (IOException e) {
            throw new Failure("your files cannot be written: " + Reason.of(e));
        }
        ask(
                new Ask.Restore(file.toAbsolutePath().normalize().toString()),
                RestoredLine.class,
                done -> out.println("Put back: " + Count.of(done.said(), "word") + " of yours, "
                        + Count.of(done.told(), "reminder") + " that came"
                        + (done.leftOut() == 0
                                ? ""
                                : "; left out: " + done.leftOut() + " about people forgotten or sealed since")));
        return 0;
    }

    private Backup read() throws Failure {
        try {
            return BackupText.read(file);
        } catch (NotABackup e) {
            throw new Failure(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + Reason.of(e));
        }
    }

    /// The rule book's name: the one that the backup's configuration looks for. Only a plain name is taken: a
    /// backup says what goes beside the configuration, and nothing of other places.
    private static String rules(Backup backup) {
        return ConfigReader.rulesNamed(backup.files().getOrDefault(CONFIG, ""))
                .filter(name -> name.matches("[\\w-][\\w. -]*\\.ya?ml") && !name.equals(CONFIG))
                .orElse("rules.yaml");
    }

    /// A file that is not there is written; one that is there and differs stays, and the old one is put beside it.
    private void files(Backup backup) throws IOException {
        PrintStream human = common.json ? err : out;
        if (common.data != null && common.config == null) {
            // another place than the usual one is no reason to touch the usual one
            if (!backup.files().isEmpty()) {
                human.println("Left out: "
                        + String.join(", ", new TreeSet<>(backup.files().keySet()))
                        + "; --config FILE says where your files belong");
            }
            return;
        }
        var config = Optional.ofNullable(common.config)
                .orElseGet(() ->
                        Surroundings.usual(Surroundings.home(), System.getenv()).getFirst());
        var folder = Objects.requireNonNull(config.toAbsolutePath().getParent());
        for (var entry : backup.files().entrySet()) {
            var target = entry.getKey().equals(CONFIG) ? config : folder.resolve(rules(backup));
            if (!Files.exists(target)) {
                Files.createDirectories(folder);
                PrivateFile.replace(target, entry.getValue());
                human.println("Written: " + target);
            } else if (!Files.readString(target).equals(entry.getValue())) {
                var beside = Path.of(target + ".restored");
                PrivateFile.replace(beside, entry.getValue());
                human.println("Yours stays as it is: " + target + "; the backup's is " + beside);
            }
        }
    }
}
