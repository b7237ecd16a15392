package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be sent in the user's name: everything in it is true, and nothing in it is Kith's.
class DraftWriterTest {
    private static final String LONG = "a word ".repeat(60);

    private static DraftWriter writer(String language, Disclosure disclosure) throws WordingException {
        return new DraftWriter(Wording.packaged(language), disclosure, Samples.STAMP);
    }

    private static Draft draft(Reminder reminder, boolean lends, Disclosure disclosure) throws WordingException {
        return writer("en", disclosure).skeleton(reminder, lends, Samples.READER, Samples.NOW);
    }

    private static String octets(Draft draft) throws WordingException {
        var mail = writer("en", Disclosure.LINES).write(draft, "anna", "today", Samples.READER, Samples.NOW);
        return new String(mail.octets(), UTF_8);
    }

    @Test
    void itHoldsGreetingRealLineReasonAndAnEmptyPlace() throws Exception {
        assertThat(draft(Samples.of(ReminderKind.CHECK_IN), true, Disclosure.LINES)
                        .text())
                .isEqualTo("""
                    Hi Anna,

                    On 18 August you wrote:
                    > The pilot starts in October, wish us luck.

                    We last wrote to each other on 18 August.

                    """);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAReasonInBothLanguagesThatIsNotKiths(ReminderKind kind) throws Exception {
        for (var language : List.of("en", "de")) {
            var text = writer(language, Disclosure.LINES)
                    .skeleton(Samples.of(kind), true, Samples.READER, Samples.NOW)
                    .text();
            var paragraphs = text.strip().split("\n\n");
            assertThat(paragraphs).as("greeting, line, reason: %s", text).hasSize(3);
            assertThat(paragraphs[2]).endsWith(".").doesNotContain("{", "Anna");
            assertThat(text).doesNotContainIgnoringCase("kith", "rule", "regel").doesNotContain("found it");
        }
    }

    @Test
    void itsOctetsAreTheUsersMailAndSayNothingOfKith() throws Exception {
        var octets = octets(draft(Samples.of(ReminderKind.CHECK_IN), true, Disclosure.LINES));
        var head = octets.split("\r\n\r\n", 2)[0];
        assertThat(head.replaceAll("[0-9a-f]{32}", "HMAC").lines())
                .containsExactly(
                        "From: Alice <alice@example.org>",
                        "To: anna@example.org",
                        "Subject: Re: Survey of the pilot schools",
                        "Date: Fri, 20 Nov 2026 08:30:00 +0100",
                        "Message-ID: <HMAC@example.org>",
                        "In-Reply-To: <m7@example.org>",
                        "References: <m7@example.org>",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=us-ascii",
                        "Content-Transfer-Encoding: 7bit");
        assertThat(octets).doesNotContainIgnoringCase("kith");
        assertThat(ReminderWriterTest.parsed(new ReminderMail("", octets.getBytes(UTF_8)))
                        .getContent()
                        .toString())
                .contains("> The pilot starts in October");
    }

    @Test
    void aTieThatIsNotTwoWayLendsNothingButTheAddress() throws Exception {
        var draft = draft(Samples.of(ReminderKind.CHECK_IN), false, Disclosure.LINES);
        assertThat(draft.subject()).isEmpty();
        assertThat(draft.inReplyTo()).isEmpty();
        assertThat(draft.text()).doesNotContain("pilot");
    }

    @Test
    void settingsThatKeepMailTextOutOfTheMailboxKeepItOutOfDraftsAndNotOffThePage() throws Exception {
        var reminder = Samples.of(ReminderKind.CHECK_IN);
        var writer = writer("en", Disclosure.NONE);
        assertThat(writer.skeleton(reminder, true, Samples.READER, Samples.NOW).text())
                .doesNotContain("pilot");
        assertThat(writer.forThePage()
                        .skeleton(reminder, true, Samples.READER, Samples.NOW)
                        .text())
                .contains("pilot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nBcc: eve@evil.test", "\nBcc: eve@evil.test\n\n", "\r\n\r\nX: y", "\u2028Bcc: e@evil.test"})
    void whatOthersWroteBecomesNoHeaderField(String evil) throws Exception {
        var is = Samples.of(ReminderKind.CHECK_IN);
        var reminder = new Reminder(
                is.kind(),
                is.rule(),
                is.episode(),
                is.account(),
                is.person(),
                is.name() + evil,
                "anna@example.org" + evil,
                is.since(),
                null,
                null,
                is.why() + evil,
                "",
                List.of(Samples.received(9, "line" + evil)),
                "Survey" + evil,
                "<m7@example.org" + evil + ">",
                "Hi Anna," + evil);
        var octets = octets(draft(reminder, true, Disclosure.LINES).saying("mine" + evil));
        var head = octets.split("\r\n\r\n", 2)[0];
        assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X:"));
        assertThat(head).doesNotContain("In-Reply-To", "\r\nTo:");
        assertThat(octets.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void longLinesAreBroken() throws Exception {
        var draft = draft(Samples.of(ReminderKind.NUDGE), true, Disclosure.LINES)
                .saying("> " + LONG + "\n\n" + LONG + "\n" + "x".repeat(3_000) + "\nnäher");
        var lines = octets(draft).split("\r\n\r\n", 2)[1].lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 78 || line.matches("x+\\.\\.\\."));
        assertThat(lines).allMatch(line -> line.length() < 998);
        assertThat(lines.get(1)).startsWith("> a word");
        assertThat(octets(draft)).contains("charset=utf-8\r\nContent-Transfer-Encoding: 8bit");
    }
}
