package dev.kith.app.desk;

import dev.kith.app.backup.Backup;
import dev.kith.app.backup.BackupText;
import dev.kith.app.backup.NotABackup;
import dev.kith.app.line.BackupLine;
import dev.kith.app.line.RestoredLine;
import dev.kith.rules.ledger.LedgerUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;

/// Answers `backup` and `restore`.
final class BackupAnswer {
    private final Holdings holdings;
    private final InstantSource wall;

    BackupAnswer(Holdings holdings, InstantSource wall) {
        this.holdings = holdings;
        this.wall = wall;
    }

    void backup(Lines out) throws IOException {
        var files = new HashMap<String, String>();
        if (holdings.config().isPresent()) {
            var config = holdings.config().get();
            files.put("kith.yaml", Files.readString(config.file()));
            var rules = config.rules().orElse(config.file().toAbsolutePath().resolveSibling("rules.yaml"));
            if (Files.isReadable(rules)) {
                files.put("rules.yaml", Files.readString(rules));
            }
        }
        var archive = holdings.ledger().archive();
        var version = "schema " + holdings.ledger().schema();
        var text = BackupText.write(new Backup(wall.instant(), version, archive, files));
        out.line(new BackupLine(text, archive.said().size(), archive.told().size()));
    }

    void restore(Path file, Lines out) throws Refusal, IOException {
        try {
            var backup = BackupText.read(file);
            var done = holdings.ledger().restore(backup.archive(), wall.instant());
            out.line(new RestoredLine(done.said(), done.told(), done.leftOut()));
        } catch (NotABackup | LedgerUnusable e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
