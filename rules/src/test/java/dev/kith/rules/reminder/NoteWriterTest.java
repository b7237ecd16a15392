package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What Kith answers to a mail; golden files like the reminders'.
class NoteWriterTest {
    private static final Note.Hit HIT = new Note.Hit(
            "Anna Berg <anna@example.org>",
            Instant.parse("2026-08-14T09:00:00Z"),
            "Survey of the pilot schools",
            "The pilot starts in October, see https://evil.example/x and wish us luck.",
            "<m7@example.org>");

    private static NoteWriter writer(Disclosure disclosure) throws WordingException {
        return new NoteWriter(Samples.english(), disclosure, Samples.STAMP);
    }

    private static String written(Note note, Disclosure disclosure) throws WordingException {
        var mail = writer(disclosure).write(note, Samples.READER, "<asked@example.org>", Samples.NOW);
        return new String(mail.octets(), UTF_8);
    }

    static Stream<Arguments> notes() {
        return Stream.of(
                Arguments.of("note-found", new Note.Found("pilot from:anna", 3, List.of(HIT))),
                Arguments.of("note-nothing", new Note.Found("zeppelin", 0, List.of())),
                Arguments.of(
                        "note-why",
                        new Note.Why(
                                "Anna Berg",
                                List.of(
                                        new Note.Verdict("mine-unanswered", true, "Your question stands for 9 days."),
                                        new Note.Verdict("tie-quiet", false, "known: 80 days")))),
                Arguments.of(
                        "note-returned",
                        new Note.Returned(
                                "Anna Berg",
                                "anna@example.org",
                                "Survey of the pilot schools",
                                "Dear Anna,\n\nshall we meet on Monday?\n\nAlice")),
                Arguments.of("note-nobody", new Note.Returned("", "", "Buy bread", "Rye.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void isWhatTheGoldenFilesSay(String name, Note note) throws Exception {
        var mail = writer(Disclosure.LINES).write(note, Samples.READER, "<asked@example.org>", Samples.NOW);
        var message = ReminderWriterTest.parsed(mail);
        var text = ReminderWriterTest.part(message, 0);
        ReminderWriterTest.golden(name + ".txt", "Subject: " + message.getSubject() + "\n\n" + text);
        ReminderWriterTest.golden(name + ".html", ReminderWriterTest.part(message, 1));
        assertThat(text.lines().filter(line -> !line.startsWith("mailto:"))).allMatch(line -> line.length() <= 78);
    }

    @Test
    void aQuestionIsAnsweredUnderOneName() throws Exception {
        var first = writer(Disclosure.LINES)
                .write(new Note.Found("a", 0, List.of()), Samples.READER, "<q@example.org>", Samples.NOW);
        var again = writer(Disclosure.LINES)
                .write(new Note.Found("b", 0, List.of()), Samples.READER, "<q@example.org>", Samples.NOW);
        assertThat(again.messageId()).isEqualTo(first.messageId());
    }

    @Test
    void strangersTextHasNoLinkInIt() throws Exception {
        assertThat(written(new Note.Found("pilot", 1, List.of(HIT)), Disclosure.LINES))
                .doesNotContain("evil.example")
                .contains("[link]");
    }

    @Test
    void withoutQuotesNoMailTextIsRepeated() throws Exception {
        assertThat(written(new Note.Found("pilot", 1, List.of(HIT)), Disclosure.NONE))
                .doesNotContain("October");
    }

    @Test
    void theUsersOwnWordsGoIntoTheLinkAsFarAsTheyFit() throws Exception {
        var whole = new Note.Returned("Anna", "anna@example.org", "x", "word ".repeat(5_000));
        var html = written(whole, Disclosure.LINES);
        assertThat(html.lines().filter(line -> line.contains("mailto:anna"))).allMatch(line -> line.length() < 2_000);
    }
}
