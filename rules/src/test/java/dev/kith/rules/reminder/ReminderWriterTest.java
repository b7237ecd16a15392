package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.delivery.Crowding;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every reminder must be, whatever its kind; and the golden files, one pair for each kind. After a wanted change
/// `-Dgolden=write` writes them anew: read them, and look at the HTML in a browser.
class ReminderWriterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/kith/rules/reminder");

    @ParameterizedTest
    @EnumSource
    void isWhatTheGoldenFilesSay(ReminderKind kind) throws Exception {
        var message = parsed(Samples.writer().write(Samples.of(kind), Samples.READER, Samples.NOW));
        golden(kind.word() + ".txt", "Subject: " + message.getSubject() + "\n\n" + part(message, 0));
        golden(kind.word() + ".html", part(message, 1));
    }

    @ParameterizedTest
    @EnumSource
    void textStaysWithin78ColumnsAndBodiesAreNotEncoded(ReminderKind kind) throws Exception {
        var mail = Samples.writer().write(Samples.of(kind), Samples.READER, Samples.NOW);
        var message = parsed(mail);
        assertThat(part(message, 0).lines()).allMatch(line -> line.length() <= 78, "at most 78 columns");
        assertThat(new String(mail.octets(), UTF_8).lines()).allMatch(line -> line.length() <= 998);
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
        assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
    }

    /// A language is a folder of files and nothing else.
    @ParameterizedTest
    @EnumSource
    void anotherLanguageSaysItAllAndIsNotMixed(ReminderKind kind) throws Exception {
        var german = new ReminderWriter(Wording.packaged("de"), Disclosure.LINES, Samples.STAMP);
        var message = parsed(german.write(Samples.of(kind), Samples.READER, Samples.NOW));
        var text = part(message, 0);
        golden("de/" + kind.word() + ".txt", "Subject: " + message.getSubject() + "\n\n" + text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 78, "at most 78 columns");
        assertThat(text.substring(0, 90).replace('\n', ' '))
                .contains("Anna Berg")
                .containsPattern("\\d|bald");
        // a rule's own words are in the language of the rule book: the kind says it in the reader's, but for advice
        assertThat(text.contains("Warum jetzt: "))
                .isEqualTo(!Set.of(ReminderKind.REMIND_ME, ReminderKind.ADVICE).contains(kind));
        var ours = text.replaceFirst("(?s)Warum jetzt, in den Worten der Regel, die Englisch spricht: .*?\n\n", "");
        assertThat(ours.lines().filter(line -> !line.matches(".*[:„].*|    .*")))
                .noneMatch(line -> line.matches(".*\\b(?:the|you|wrote|step|with|this|Why)\\b.*"));
        assertThat(message.getHeader("Content-Language")).containsExactly("de");
        assertThat(part(message, 1)).contains("<html lang=\"de\">");
    }

    @Test
    void aDigestNamesThreePeopleAndEachHasCommandsOfTheirOwn() throws Exception {
        var three = List.of(
                Samples.of(ReminderKind.CHECK_IN),
                Samples.about("Bo Lind", "bo@example.org", ReminderKind.VALUE_SHARE),
                Samples.about("Cleo Marsh", "cleo@example.org", ReminderKind.REVIVE));
        var mail = Samples.writer().digest(three, Samples.READER, Samples.NOW);
        var message = parsed(mail);
        golden("digest.txt", "Subject: " + message.getSubject() + "\n\n" + part(message, 0));
        golden("digest.html", part(message, 1));
        var tokens = Pattern.compile("kith\\+([0-9a-f]{20})@")
                .matcher(part(message, 0))
                .results()
                .map(r -> r.group(1))
                .distinct();
        assertThat(tokens).hasSize(3);
        assertThat(part(message, 0).lines()).allMatch(line -> line.length() <= 78, "at most 78 columns");
    }

    @Test
    void whatIsSettledAndStaysIsOneLineInTheDigest() throws Exception {
        var mail = Samples.writer()
                .digest(
                        List.of(Samples.of(ReminderKind.CHECK_IN)),
                        null,
                        List.of("Bo Lind", "Cleo <b>Marsh\r\nBcc: x"),
                        Samples.READER,
                        Samples.NOW);

        assertThat(part(parsed(mail), 0).replace("\n", " "))
                .contains(
                        "does not let Kith take the reminder away: Bo Lind and Cleo bMarsh Bcc: x. You can delete it.");
    }

    @Test
    void aRuleThatFoundNearlyEverybodyIsOneHonestLine() throws Exception {
        var mail = Samples.writer()
                .digest(
                        List.of(Samples.of(ReminderKind.CHECK_IN)),
                        new Crowding("tie-quiet", 197),
                        List.of(),
                        Samples.READER,
                        Samples.NOW);

        assertThat(part(parsed(mail), 0).replace("\n", " "))
                .contains("Rule tie-quiet found 197 more people at once, far more than a digest names.");
    }

    @Test
    void headersAreTheAgreedOnesAndNoMore() throws Exception {
        var reminder = Samples.of(ReminderKind.NUDGE);
        var mail = Samples.writer().write(reminder, Samples.READER, Samples.NOW);
        var head = new String(mail.octets(), UTF_8).split("\r\n\r\n", 2)[0];
        var token = Samples.STAMP.token(mail.messageId());
        assertThat(head.replace("\r\n ", " ").lines())
                .containsExactly(
                        "From: Kith <kith@kith.invalid>",
                        "To: Alice <alice@example.org>",
                        "Subject: Anna Berg: no answer for 9 days",
                        "Date: Fri, 20 Nov 2026 08:30:00 +0100",
                        "Message-ID: " + mail.messageId(),
                        "Reply-To: Kith <kith+" + token + "@kith.invalid>",
                        "List-Unsubscribe: <mailto:kith+" + token + "@kith.invalid?subject=mute>",
                        "Auto-Submitted: auto-generated",
                        "X-Kith: reminder",
                        "Content-Language: en",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/alternative; boundary=\"=_kith_"
                                + mail.messageId().substring(1, 13) + "\"");
    }

    static MimeMessage parsed(ReminderMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.octets()));
    }

    static String part(MimeMessage message, int index) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }

    static void golden(String name, String is) throws IOException {
        var file = GOLDEN.resolve(name.toLowerCase(Locale.ROOT));
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, is);
        }
        assertThat(is).isEqualTo(Files.readString(file));
    }
}
