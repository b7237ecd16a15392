package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.backup.Backup;
import dev.kith.app.backup.BackupText;
import dev.kith.rules.ledger.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aBackupsFilesGoWhereConfigSaysAndTheWordsIntoTheFolderThatTheyName() throws IOException {
        var data = folder.resolve("elsewhere");
        var config = folder.resolve("new/kith.yaml");
        var backup = backup("""
            data: %s
            accounts:
              - name: home
                address: alice@example.org
                imap: { listen: "127.0.0.1:1143", upstream: "imaps://imap.example.org" }
                smtp: { listen: "127.0.0.1:1587", upstream: "smtps://smtp.example.org" }
            """.formatted(data));
        var said = MainTest.kith("restore", backup.toString(), "--config", config.toString());
        assertThat(said.text()).contains("Written: " + config, "Put back: 1 word of yours");
        assertThat(said.code()).isZero();
        assertThat(data.resolve("ledger.db")).exists();
    }

    @Test
    void withADataFolderAloneNoFileIsWrittenElsewhere() throws IOException {
        var backup = backup("accounts: []");
        var said = MainTest.kith(
                "restore", backup.toString(), "--data", folder.resolve("data").toString());
        assertThat(said.text()).contains("Left out: kith.yaml; --config FILE", "Put back: 1 word of yours");
        assertThat(said.code()).isZero();
    }

    /// The configuration asks for its rule book by the name it had.
    @Test
    void aRuleBookIsPutBackUnderTheNameThatTheConfigurationLooksFor() throws IOException {
        var config = folder.resolve("new/kith.yaml");
        for (var name : List.of("mine.yaml", "../mine.yaml")) {
            var text = "rules: " + name + "\naccounts: []\n";
            var backup = backup(Map.of("kith.yaml", text, "rules.yaml", "rules: []\n"));
            MainTest.kith("restore", backup.toString(), "--config", config.toString());
            // nothing is written outside the configuration's folder
            assertThat(folder.resolve(name.startsWith(".") ? "new/rules.yaml" : "new/mine.yaml"))
                    .hasContent("rules: []");
            assertThat(folder.resolve("mine.yaml")).doesNotExist();
        }
    }

    private Path backup(String config) throws IOException {
        return backup(Map.of("kith.yaml", config));
    }

    private Path backup(Map<String, String> files) throws IOException {
        var archive = new Archive(
                new byte[32],
                List.of(new Archive.Spoken("anna@example.org", "note", "met at the fair", "", NOW, "command")),
                List.of(),
                List.of(),
                List.of());
        return Files.writeString(folder.resolve("backup.yaml"), BackupText.write(new Backup(NOW, "1", archive, files)));
    }
}
