package dev.kith.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.rules.ledger.Archive;
import dev.kith.rules.ledger.Sources;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A backup is text, and comes back as it was.
class BackupTextTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");

    @Test
    void everyWordStandsOnALineThatCanBeRead() throws NotABackup {
        var backup = backup("met at the fair: \"nice\" # really", "rules: []\n");
        var text = BackupText.write(backup);

        assertThat(text)
                .contains(
                        "{\"at\":\"2026-03-02T09:00:00.123Z\",\"about\":\"anna@example.org\",\"word\":\"note\","
                                + "\"argument\":\"met at the fair: \\\"nice\\\" # really\",\"rule\":\"\","
                                + "\"by\":\"command\"}",
                        "  \"rules.yaml\": |2+\n    rules: []\n");
        same(BackupText.read(text), backup);
    }

    /// No Kith ever filled that list, so it went; the older backups that have it are read as ever.
    @Test
    void theListOfSendersIsGoneAndAnOlderBackupIsRead() throws NotABackup {
        var backup = backup("tea", "rules: []\n");
        var text = BackupText.write(backup);
        assertThat(text).doesNotContain("senders");
        same(BackupText.read(text.replace("# archives you", "senders: []\n\n# archives you")), backup);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsSaidComesBack(long seed) throws NotABackup {
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 50; i++) {
            var backup = backup(wild(random), wild(random));
            same(BackupText.read(BackupText.write(backup)), backup);
        }
    }

    @Test
    void whatIsNoBackupIsRefusedInOneSentence() {
        assertThatThrownBy(() -> BackupText.read("Dear diary"))
                .hasMessageStartingWith("this is not a backup of Kith's");
        assertThatThrownBy(() -> BackupText.read("# Notes\nmake one: kith-backup.yaml: now\n"))
                .hasMessageStartingWith("this is not a backup of Kith's");
        assertThatThrownBy(() -> BackupText.read("")).isInstanceOf(NotABackup.class);
        assertThatThrownBy(() -> BackupText.read("kith-backup: 9\n"))
                .hasMessageContaining("was made by a newer Kith (format 9, this one knows 1)");
        assertThatThrownBy(() -> BackupText.read("kith-backup: 1\nmade: \"2026-03-02T09:00:00Z\"\n"))
                .hasMessageStartingWith("the backup cannot be read: \"key\" is missing");
        assertThatThrownBy(() -> BackupText.read("kith-backup: 1\nmade: soon\nkey: \"\"\n"))
                .hasMessageStartingWith("the backup cannot be read");
    }

    @Test
    void aLargeBackupComesBack() throws NotABackup {
        var note = "x".repeat(200);
        var said = IntStream.range(0, 30_000)
                .mapToObj(n -> new Archive.Spoken(n + "@example.org", "note", note, "", NOW, "command"))
                .toList();
        var archive = new Archive(new byte[32], said, List.of(), List.of(), List.of());
        var text = BackupText.write(new Backup(NOW, "1", archive, Map.of()));
        assertThat(BackupText.read(text).archive().said()).isEqualTo(said);
    }

    /// Somebody else may have written it.
    @ParameterizedTest
    @ValueSource(strings = {".profile", "../x", "/", "", "a\u0000b", "kith.yaml/..", "RULES.YAML"})
    void aFileThatIsNoneOfKithsIsNotWrittenAnywhere(String name) {
        var text = BackupText.write(backup("x", "rules: []\n")).replace("\"rules.yaml\"", quoted(name));
        assertThatThrownBy(() -> BackupText.read(text))
                .isInstanceOf(NotABackup.class)
                .hasMessage("the backup cannot be read: it names a file that is none of Kith's");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\u0000", "\\0") + '"';
    }

    @Test
    void whatWouldSpoilTheLedgerIsRefused() {
        var good = BackupText.write(backup("x", ""));
        for (var bad : List.of(
                good.replaceFirst("key: .*", "key: \"AQID\""),
                good.replace("\"note\"", "\"poem\""),
                good.replaceAll("2026-03-02T09", "+900000000-03-02T09"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> BackupText.read(bad))
                    .isInstanceOf(NotABackup.class)
                    .hasMessageStartingWith("the backup cannot be read: ");
        }
    }

    @Test
    void whatIsTooLargeOrNoTextIsRefusedUnread(@TempDir Path folder) throws Exception {
        var large = folder.resolve("large.yaml");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(17 << 20);
        }
        assertThatThrownBy(() -> BackupText.read(large)).hasMessageContaining("too large to be a backup");
        var odd = Files.write(folder.resolve("odd.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> BackupText.read(odd)).hasMessageStartingWith("this is not a backup of Kith's");
    }

    private static String wild(SplittableRandom random) {
        var text = new StringBuilder();
        var alphabet = "ab \n\t\r:#'\"\\|>-{}[]é\u2028\ufeff\u0000\u0085%@`&*!";
        var length = random.nextInt(30);
        for (var i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Backup backup(String note, String rules) {
        var archive = new Archive(
                "sixteen or more octets".getBytes(StandardCharsets.US_ASCII),
                List.of(new Archive.Spoken("anna@example.org", "note", note, "", NOW, "command")),
                List.of(new Archive.Delivered("rule", "anna@example.org", "e1", NOW, true, "<1@kith.invalid>")),
                List.of(new Archive.Sealed("abc", NOW)),
                List.of(new Sources.Import("/old mail", Set.of("me@example.org"), NOW)));
        return new Backup(NOW, "1", archive, Map.of("rules.yaml", rules));
    }

    private static void same(Backup one, Backup other) {
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }
}
