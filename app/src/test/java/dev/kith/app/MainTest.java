package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What the command line says to somebody who mistyped.
class MainTest {
    @TempDir
    Path folder = Path.of("");

    record Said(int code, String text) {}

    static Said kith(String... words) {
        var out = System.out;
        var err = System.err;
        var said = new ByteArrayOutputStream();
        try (var print = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(print);
            System.setErr(print);
            return new Said(Main.run(words), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /// Whoever is to mend it needs all of it, and Kith ends right after.
    @Test
    void aFaultOfKithsOwnIsPrintedWithItsTrace() {
        @Command(name = "any")
        final class Any {}
        var said = new ByteArrayOutputStream();
        var line = new CommandLine(new Any()).setErr(new PrintWriter(said, true, StandardCharsets.UTF_8));
        line.setUnmatchedArgumentsAllowed(true);
        assertThat(Main.failed(new IllegalStateException("why"), line, line.parseArgs("any")))
                .isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("any failed, and this is Kith's fault:\njava.lang.IllegalStateException: why\n", "MainTest")
                .endsWith("\n");
    }

    @Test
    void aCommandThatIsNoneIsNamed() {
        var said = kith("serach", "pension");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .contains("there is no command \"serach\"", "kith search")
                .doesNotContain("Unmatched");
    }

    @Test
    void whatIsLikeNoCommandIsAnsweredWithNoGuess() {
        assertThat(kith("frobnicate").text())
                .isEqualTo("kith: there is no command \"frobnicate\"; kith --help lists them all\n");
    }

    @Test
    void helpIsAWordToo() {
        assertThat(kith("help")).isEqualTo(kith("--help"));
        assertThat(kith("help", "search")).isEqualTo(kith("search", "--help"));
        assertThat(kith("help").code()).isZero();
        assertThat(kith("help", "serach").text()).contains("no command \"serach\"", "kith search");
    }

    @Test
    void anOptionThatIsNoneIsNamedWithTheNearestOne() {
        assertThat(kith("status", "--jsno"))
                .isEqualTo(new Said(2, "kith: status has no option --jsno\nDid you mean: --json?\n"));
    }

    /// One sentence of Kith's own, and behind it how the command is written: the list of all options pushed the
    /// sentence off the screen.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "why | why needs ADDRESS",
                "tag bo@example.org | tag needs TAG",
                "merge bo@example.org | merge needs ADDRESS",
                "stop now | \"now\" is a word too many for kith stop",
                "status --frob | status has no option --frob",
                "search --limit=abc x | --limit: \"abc\" is no number",
                "search --limit | --limit needs N",
                "search --output=csv x | --output: files, links, not \"csv\"",
                "due --at=soon | --at: 'soon' is not a point in time; write 2026-03-01 or 2026-03-01T09:00:00Z",
                "rules | what about the rules? check, test, backtest or read",
            })
    void whatWasWrongIsSaidInOneSentence(String words, String sentence) {
        var said = kith(words.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .startsWith("kith: " + sentence + "\nUsage: kith " + words.split(" ", -1)[0] + " ")
                .endsWith(" --help says more.\n");
        assertThat(said.text().lines()).hasSizeLessThan(6);
    }

    /// The launcher says how wide the terminal is.
    @ParameterizedTest
    @CsvSource({"40, 55", "72, 72", "300, 100", "0, 100"})
    void helpIsAsWideAsTheTerminalWithinReason(int terminal, int most) {
        System.setProperty("kith.terminal.width", String.valueOf(terminal));
        try {
            var widest = kith("--help").text().lines().mapToInt(String::length).max();
            assertThat(widest.orElse(0)).isBetween(most - 20, most);
        } finally {
            System.clearProperty("kith.terminal.width");
        }
    }

    @Test
    void withoutACommandTheQuestionStandsBelowTheList() {
        var said = kith();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).startsWith("Usage: kith").endsWith("kith: which command?\n");
    }

    /// In the list of commands only the first line of each stands.
    @Test
    void whatIsOutOfRangeOrTakenOrNoAddressIsSaidWithWhatToDo() throws IOException {
        for (var limit : List.of("0", "-3")) {
            var said = kith("search", "--limit=" + limit, "pension");
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.text()).contains("--limit is a number from 1 on");
        }
        var port = kith("demo", "--imap-port", "99999");
        assertThat(port.code()).isEqualTo(2);
        assertThat(port.text()).contains("99999 is not a port: 1 to 65535, or 0 for any");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var demo = kith("demo", "--imap-port", String.valueOf(taken.getLocalPort()));
            assertThat(demo.code()).isOne();
            assertThat(demo.text()).contains("is in use by another program", "--imap-port names another");
        }
        var said = kith("tag", "Carol", "friend");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("\"Carol\" is not an address; kith people Carol finds it");
    }

    @Test
    void theListOfCommandsHoldsWholeSentences() {
        Commands.NAMED.forEach((name, type) -> assertThat(Objects.requireNonNull(type.getAnnotation(Command.class))
                        .description()[0])
                .as(name)
                .matches("(?s).*[.?)]"));
    }

    @Test
    void aMistakeInTheConfigurationIsNoFaultOfTheIndex() throws IOException {
        var config = Files.writeString(folder.resolve("kith.yaml"), "accounts:\n  - adress: alice@example.org\n");
        Files.writeString(Files.createDirectories(folder.resolve("data/index")).resolve("segments_1"), "");
        var said = kith(
                "doctor",
                "--offline",
                "--config",
                config.toString(),
                "--data",
                folder.resolve("data").toString());
        assertThat(said.code()).isOne();
        assertThat(said.text())
                .contains("\"adress\" is not known", "index (" + folder.resolve("data") + "): it was not looked at")
                .doesNotContain("move the index folder away");
    }

    @Test
    void aBackupIntoAFolderThatIsNotThereIsRefusedBeforeAnythingIsSaid() {
        var said = kith("backup", folder.resolve("no/backup.yaml").toString());
        assertThat(said).isEqualTo(new Said(1, "kith: there is no folder " + folder.resolve("no") + "\n"));
    }

    /// Root may write over a device, and whoever said `/dev/stdout` did not mean to take it away.
    @Test
    void aBackupWritesOverNothingButAFile() {
        var said = kith("backup", "--force", folder.toString());
        assertThat(said.code()).isOne();
        assertThat(said.text()).isEqualTo("kith: " + folder + " is no file that could be written over; name another\n");
    }

    @Test
    void wordsThatCannotBeMeantAreWrongUsage() {
        assertThat(kith("setup", "--offline", "--client-tls=foo", "--config", folder + "/k.yaml", "a@example.org"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(2));
        var look = kith("look", "--me", "Alice", folder.toString());
        assertThat(look.code()).isEqualTo(2);
        assertThat(look.text()).startsWith("kith: --me: \"Alice\" is not an address\n");
        var archive = kith("import", folder.toString(), "--me", "Alice");
        assertThat(archive.code()).isEqualTo(2);
        assertThat(archive.text()).startsWith("kith: \"Alice\" is neither an address nor a file or folder");
    }

    /// It said that nothing is indexed yet, and to import.
    @Test
    void aFolderThatIsSomebodyElsesIsNotCalledEmpty() throws IOException {
        var data = folder.resolve("data");
        Files.createDirectories(data.resolve("index"));
        var shut = PosixFilePermissions.fromString("---------");
        Files.setPosixFilePermissions(data, shut);
        assumeThat(Files.isReadable(data)).isFalse();
        var said = kith("people", "--data", data.toString());
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        assertThat(said.code()).isOne();
        assertThat(said.text()).contains("cannot be looked into", "kith doctor").doesNotContain("nothing is indexed");
    }

    @Test
    void aFileThatCannotBeHadHasItsReason() {
        assertThat(Reason.of(new AccessDeniedException("/data"))).isEqualTo("you may not read or write /data");
        assertThat(Reason.of(new NoSuchFileException("/data"))).isEqualTo("there is no /data");
        assertThat(Reason.of(new IOException("no space left"))).isEqualTo("no space left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "people", "person", "why", "status", "due", "report", "undo", "stop"})
    void aFolderThatWasMistypedIsNotMade(String command) {
        var there = folder.resolve("mistyped/data");
        var words = new ArrayList<>(List.of(command, "--data", there.toString()));
        if (Set.of("search", "person", "why").contains(command)) {
            words.add("anna@example.org");
        }
        var said = kith(words.toArray(String[]::new));
        assertThat(said.code()).isOne();
        assertThat(said.text())
                .contains("there is no folder " + there, "--data")
                .doesNotContain("fault");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderOfSomethingElseStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear all,");
        var modes = Files.getAttribute(folder, "lastModifiedTime");
        for (var command : List.of("status", "undo", "leave")) {
            var said = kith(command, "--data", folder.toString());
            assertThat(said.code()).isOne();
            assertThat(said.text()).contains("nothing is indexed in " + folder);
        }
        assertThat(folder)
                .isDirectoryContaining("glob:**letter.txt")
                .isDirectoryNotContaining("glob:**{log,kith.lock}");
        assertThat(Files.getAttribute(folder, "lastModifiedTime")).isEqualTo(modes);
    }

    /// What looks at a mail or a sentence asks for nothing that was indexed: on a new machine both failed, and left an
    /// open folder behind.
    @Test
    void readAndActsNeedNoIndex() throws IOException {
        var mail = Files.writeString(
                folder.resolve("a.eml"),
                "From: Bo <bo@example.org>\nTo: alice@example.org\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n"
                        + "Subject: Friday\n\nCould you come on Friday?\n");
        var data = folder.resolve("data");
        var read = kith("read", mail.toString(), "--data", data.toString());
        assertThat(read.code()).as(read.text()).isZero();
        assertThat(read.text()).contains("from bo@example.org", "Could you come on Friday?");
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream("Could you come on Friday?\n\n".getBytes(StandardCharsets.UTF_8)));
            var acts = kith("acts", "--json", "--data", data.toString());
            assertThat(acts.code()).as(acts.text()).isZero();
            assertThat(acts.text().lines()).hasSize(2);
        } finally {
            System.setIn(in);
        }
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--me=alice@example.org"})
    void anImportOfNothingReadableFails(String option) throws IOException {
        var broken = Files.writeString(folder.resolve("mail.mbox.xz"), "x");
        var said = kith(
                "import", broken.toString(), "--data", folder.resolve("data").toString(), option);
        assertThat(said.code()).isOne();
        assertThat(said.text()).contains("nothing was imported", "mail.mbox.xz").doesNotContain("null");
    }
}
