package dev.kith.rules.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordingTest {
    private static final Path SHIPPED = Path.of("../config/wording");

    /// Words that weigh on the reader or count against somebody.
    private static final Set<String> BANNED = Set.of(
            "owe",
            "owes",
            "owed",
            "overdue",
            "score",
            "debt",
            "debts",
            "points",
            "streak",
            "streaks",
            "guilt",
            "guilty",
            "failed",
            "failure",
            "neglect",
            "neglected",
            "ignored",
            "forgot",
            "forgotten",
            "should",
            "must",
            "shame",
            "late",
            "behind",
            "missed",
            "lost",
            "again and again",
            "still not",
            "asap",
            "urgent",
            "finally");

    @Test
    void noShippedSentenceWeighsOnTheReader() throws IOException {
        var pattern = Pattern.compile("(?i)\\b(" + BANNED.stream().sorted().collect(Collectors.joining("|")) + ")\\b");
        try (var files = Files.walk(SHIPPED)) {
            var texts = files.filter(Files::isRegularFile).toList();
            assertThat(texts).hasSizeGreaterThan(ReminderKind.values().length);
            for (var file : texts) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(pattern);
            }
        }
    }

    @Test
    void everyMistakeIsNamedWithItsPlaceAndWhatWasMeant(@TempDir Path folder) throws IOException {
        write(folder, "promise", """
            # mine
            subject: {nmae}: your word
            led: hello
            step: half a {brace
            question: why {name}?
            just words
            """);
        assertThatThrownBy(() -> Wording.of(folder, "en"))
                .isInstanceOf(WordingException.class)
                .hasMessageContainingAll(
                        "en/promise.txt:2: unknown slot {nmae}; did you mean {name}?",
                        "en/promise.txt:3: unknown sentence \"led\"; did you mean \"lead\"?",
                        "en/promise.txt:4: a brace without its other half",
                        "en/promise.txt:6: a line is `key: sentence`",
                        "en/promise.txt: the sentence \"lead:\" is missing");
    }

    @Test
    void aSentenceWithoutAValueGivesWayToTheNext(@TempDir Path folder) throws Exception {
        write(folder, "check-in", """
            subject: {name} {{quiet}}
            lead: every {usual}
              and no more
            lead: no rhythm known
            step: {action}
            step: write
            question: what?
            """);
        var writer = new ReminderWriter(Wording.of(folder, "en"), Disclosure.LINES, Samples.STAMP);
        var known =
                ReminderWriterTest.parsed(writer.write(Samples.of(ReminderKind.CHECK_IN), Samples.READER, Samples.NOW));
        assertThat(known.getSubject()).isEqualTo("Anna Berg {quiet}");
        assertThat(ReminderWriterTest.part(known, 0)).startsWith("every 30 days and no more\n");
        var unknown = Samples.anna(ReminderKind.CHECK_IN, Samples.days(90), null, null, java.util.List.of());
        assertThat(ReminderWriterTest.part(
                        ReminderWriterTest.parsed(writer.write(unknown, Samples.READER, Samples.NOW)), 0))
                .startsWith("no rhythm known\n");
    }

    @Test
    void anUnknownLanguageIsAnError() {
        assertThatThrownBy(() -> Wording.packaged("xx")).hasMessageContaining("xx/words.txt: the file is missing");
        assertThatThrownBy(() -> Wording.packaged("../en")).hasMessageContaining("a language is written like");
    }

    @Test
    void aLanguageOfTheUsersOwnNeedsNothingButFiles(@TempDir Path folder) throws Exception {
        try (var files = Files.list(SHIPPED.resolve("en"))) {
            for (var file : files.toList()) {
                Files.createDirectories(folder.resolve("fr"));
                Files.copy(file, folder.resolve("fr").resolve(file.getFileName()));
            }
        }
        Files.writeString(
                folder.resolve("fr/nudge.txt"),
                "subject: {name}\nlead: Pas de nouvelles de {name}.\nstep: Une ligne.\nquestion: Laquelle ?\n");
        var writer = new ReminderWriter(Wording.of(folder, "fr"), Disclosure.LINES, Samples.STAMP);
        var message =
                ReminderWriterTest.parsed(writer.write(Samples.of(ReminderKind.NUDGE), Samples.READER, Samples.NOW));
        assertThat(ReminderWriterTest.part(message, 0)).startsWith("Pas de nouvelles de Anna Berg.");
        assertThat(message.getHeader("Content-Language")).containsExactly("fr");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.writeString(folder.resolve("en").resolve(name + ".txt"), text);
    }
}
