package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.backup.Backup;
import dev.kith.app.backup.BackupText;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.rules.ledger.Archive;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.reminder.Stamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that is put back beside a running daemon.
class RestoreTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void theNextReminderIsSealedWithTheBackupsKeyWithoutARestart() throws Exception {
        Archive old;
        try (var ledger = Ledger.open(Files.createDirectory(folder.resolve("old")))) {
            old = ledger.archive();
        }
        var file = Files.writeString(
                folder.resolve("kith-backup.yaml"), BackupText.write(new Backup(MONDAY, "test", old, Map.of())));
        try (var house = new Household(folder, MONDAY)) {
            house.unanswered();
            house.desk.answer(new Ask.Restore(file.toString()), Lines.NOWHERE);
            house.pass(Duration.ofDays(40));
            house.sent(Duration.ofDays(10), "Dear Anna, could you send me the other list by Friday? Alice");
            house.judge();

            var reminder = house.upstream.in("INBOX").getFirst();
            var token = new Stamp(old.key()).token(reminder.messageId);
            assertThat(new String(reminder.octets, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("kith+" + token + "@kith.invalid");
        }
    }
}
