package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// `rules check`, `rules test`, `rules backtest` and `tie`, as other programs call them.
class RuleCommandsTest {
    private static final long DAY = 86_400;

    @TempDir
    Path folder;

    private final PrintStream before = System.out;
    private final PrintStream beforeErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(before);
        System.setErr(beforeErr);
    }

    @Test
    void aBookWithMistakesIsShownWithEveryPlace() throws Exception {
        var book = Files.writeString(folder.resolve("mine.yaml"), "budgt: {}\nrules:\n  - { id: news, onn: false }\n");

        assertThat(Main.run("rules", "check", book.toString(), "--json")).isEqualTo(1);

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"line\":1,\"column\":1")
                        .contains("\"nearest\":\"budget\"")
                        .contains("\"line\":3,\"column\":17"));
    }

    @Test
    void aBookThatChangesARuleFailsTheTestsOfThatRuleAlone() throws Exception {
        var book = Files.writeString(
                folder.resolve("mine.yaml"),
                "rules: [{ id: follow-up-met, when: { human: false, event: { kind: met,"
                        + " from: 20h, until: 48h } } }]\n");

        assertThat(Main.run("rules", "test", book.toString(), "--json")).isEqualTo(1);

        assertThat(lines())
                .filteredOn(line -> !line.contains("\"wrong\":[]"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("69 a meeting is followed up"));
    }

    @Test
    void aFileOfTestsIsRunAgainstTheBook() throws Exception {
        var tests = Files.writeString(folder.resolve("tests.yaml"), """
            tests:
              - name: "41 a promise is raised"
                start: 2026-01-05T10:00Z
                rules: [promise-mine]
                mail: ["d0 in bo", "d1 out bo promise due:d4"]
                expect: { d5: [promise-mine/bo] }
            """);

        assertThat(Main.run("rules", "test", tests.toString(), "--json", "--book", config("version: 1\n")))
                .isZero();
        assertThat(lines()).containsExactly("{\"name\":\"41 a promise is raised\",\"wrong\":[]}");
    }

    @Test
    void whatIsNotJudgedIsNull() throws Exception {
        var network = folder.resolve("network.csv.xz");
        try (var file = new OutputStreamWriter(
                new XZOutputStream(Files.newOutputStream(network), new LZMA2Options(0)), StandardCharsets.UTF_8)) {
            file.write("sender,recipient,time\n");
            for (var pair = 0; pair < 60; pair++) {
                for (var day = 0; day < 130; day += 7) {
                    file.write(pair + "," + (1_000 + pair) + "," + (10_957 + day) * DAY + "\n");
                }
            }
        }

        assertThat(Main.run("tie", network.toString(), "--json")).isZero();

        assertThat(lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("NaN")
                        .contains("\"base\":null,\"auc\":{\"recency\":null,\"model\":null},"
                                + "\"brier\":{\"recency\":null,\"model\":null},\"ece\":null"));
        assertThat(lines().getFirst()).startsWith("{\"horizonDays\":30,\"minSilenceDays\":0,\"n\":60,");
    }

    @Test
    void aBackTestOverAnImportedMailbox() throws Exception {
        // a folder named after an address, and addresses with a comma between
        var mail = Files.writeString(
                Files.createDirectory(folder.resolve("me@example.org")).resolve("mail.mbox"),
                mail("a1", "bo@example.org", "me@example.org", "Mon, 1 Jun 2020 10:00:00 +0000", "Good to meet you.")
                        + mail("a2", "me@example.org", "bo@example.org", "Tue, 2 Jun 2020 10:00:00 +0000", "You too.")
                        + mail(
                                "a3",
                                "me@example.org",
                                "bo@example.org",
                                "Mon, 8 Jun 2020 10:00:00 +0000",
                                "Could you please send me the survey?")
                        + mail("a4", "bo@example.org", "me@example.org", "Mon, 3 Aug 2020 10:00:00 +0000", "Hello."));
        var data = folder.resolve("data").toString();
        assertThat(Main.run("import", "--data", data, "--me", "me@example.net,me@example.org", mail.toString()))
                .isZero();
        out.reset();

        var book = config("rules:\n  - { id: mine-unanswered, on: true }\n");
        assertThat(Main.run("rules", "backtest", book, "--data", data, "--json"))
                .isZero();

        assertThat(lines().getLast())
                .startsWith("{\"rule\":\"*\",\"fired\":1,\"delivered\":1,")
                .contains("\"needless\":0,\"apt\":0,\"idle\":1,", "\"worstDay\":1", "\"worstWeek\":1")
                .contains("\"people\":{\"human\":1,\"list\":0,\"machine\":0}");
        assertThat(lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("{\"rule\":\"mine-unanswered\",\"fired\":1,\"delivered\":1,"));
    }

    private static String mail(String id, String from, String to, String date, String text) {
        return "From x Mon Jun  1 10:00:00 2020\nFrom: " + from + "\nTo: " + to + "\nDate: " + date + "\nMessage-ID: <"
                + id + "@example.org>\nSubject: Survey\n\n" + text + "\n\n";
    }

    private String config(String text) throws Exception {
        return Files.writeString(folder.resolve("book.yaml"), text).toString();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
