package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import dev.kith.rules.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers write must not do anything in a reminder, and what the settings hide must not be there.
class ReminderSafetyTest {
    private static final String MARKER = "Zanzibar";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mallory\r\nBcc: victim@example.org",
                "\u202Eyrollam\u202C \u2066x\u2069 \u200B\u0007",
                "=?utf-8?Q?Kith=0D=0ABcc:_victim@example.org?=",
                "Your bank http://evil.example/login <script>alert(1)</script>",
                "Bj\u00F6rn \u00C5ngstr\u00F6m \uD83D\uDE00",
                "\uD800 half a character",
                ""
            })
    void aNameIsOneHarmlessLine(String name) throws Exception {
        var mail = Samples.writer().write(named(name), Samples.READER, Samples.NOW);
        var whole = new String(mail.octets(), UTF_8);
        var head = whole.substring(0, whole.indexOf("\r\n\r\n"));
        assertThat(head.chars()).allMatch(c -> c == '\r' || c == '\n' || (c >= 32 && c < 127));
        assertThat(head.lines().filter(line -> !line.startsWith(" ")))
                .hasSize(12)
                .noneMatch(line -> line.startsWith("Bcc"));
        var subject = ReminderWriterTest.parsed(mail).getSubject();
        assertThat(subject).doesNotContainPattern("[\\p{Cc}\\u200B\\u202A-\\u202E\\u2066-\\u2069]");
        assertThat(subject).endsWith(": no answer for 9 days");
        assertThat(whole).doesNotContain("<script", "http://");
    }

    @Test
    void aLongNameIsCut() throws Exception {
        var mail = Samples.writer().write(named("A".repeat(5000)), Samples.READER, Samples.NOW);
        assertThat(ReminderWriterTest.parsed(mail).getSubject()).hasSizeLessThan(100);
    }

    @Test
    void aQuotedLineIsShortDeadAndEscaped() throws Exception {
        var text = "Click https://evil.example/x?a=1 or www.evil.example or evil.example or write to a@evil.example "
                + "<img src=x onerror=alert(1)> & \u202Etxt.exe\u202C see notes.txt " + "long ".repeat(80);
        var mail = Samples.writer().write(quoting(text), Samples.READER, Samples.NOW);
        var message = ReminderWriterTest.parsed(mail);
        var plain = ReminderWriterTest.part(message, 0);
        var html = ReminderWriterTest.part(message, 1);
        for (var part : List.of(plain, html)) {
            assertThat(part).doesNotContain("https://", "www.", " evil.example", "a@evil", "\u202E");
            assertThat(part).contains("[link]", "[address]", "evil[.]example", "notes.txt");
        }
        assertThat(html).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt; &amp;");
        var line = html.substring(html.indexOf("<bdi>") + 5, html.indexOf("</bdi>"));
        assertThat(line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .hasSizeLessThanOrEqualTo(StrangersText.LINE_MAX)
                .endsWith("...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org?cc=b@example.org",
                "a@example.org,b@example.org",
                "a@example.org%2Cb@example.org%0D%0Abcc:c",
                "\"a b\"@example.org",
                "a@b@example.org",
                "no address"
            })
    void anAddressThatCouldNameTwoRecipientsGetsNoLink(String address) {
        assertThat(Links.write(address, "x", "", Links.URI_MAX).orElse(""))
                .doesNotContain("cc=", ",", "%2C", "%0D")
                .doesNotContain("%40");
    }

    @Test
    void aSubjectCannotAddHeaderFieldsToTheLink() {
        assertThat(Links.write("a@example.org", "Re: AW: x\r\nBcc: b@example.org&cc=c@example.org", "Hi Anna,", 900))
                .contains("mailto:a@example.org?subject=Re:%20x%20Bcc:%20b%40example.org%26cc%3Dc%40example.org"
                        + "&body=Hi%20Anna%2C%0D%0A%0D%0A");
    }

    @ParameterizedTest
    @EnumSource
    void theHtmlLoadsNothingAndRunsNothing(ReminderKind kind) throws Exception {
        var html = ReminderWriterTest.part(
                ReminderWriterTest.parsed(Samples.writer().write(Samples.of(kind), Samples.READER, Samples.NOW)), 1);
        assertThat(html).doesNotContainPattern("(?i)<(?:img|script|iframe|object|form|link|svg|base)\\b");
        assertThat(html).doesNotContainPattern("(?i)\\bsrc=|url\\(|@import|https?:|\\bon[a-z]+=");
        assertThat(html).contains("<html lang=\"en\">", "color-scheme");
        assertThat(html.split("href=\""))
                .hasSize(8)
                .allMatch(p -> p.startsWith("<!") || p.matches("(?s)(mailto|mid):.*"));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstNinetyCharactersTellWhoAndWhen(ReminderKind kind) throws Exception {
        var text = ReminderWriterTest.part(
                ReminderWriterTest.parsed(Samples.writer().write(Samples.of(kind), Samples.READER, Samples.NOW)), 0);
        assertThat(text.substring(0, 90).replace('\n', ' '))
                .contains("Anna Berg")
                .containsPattern("\\d");
    }

    @Test
    void quoteNoneRepeatsNoMailText() throws Exception {
        assertThat(whole(Disclosure.LINES)).contains(MARKER);
        assertThat(whole(Disclosure.NONE)).doesNotContain(MARKER).contains("Anna Berg", "A small step");
    }

    @Test
    void subjectOnlySaysNothingElse() throws Exception {
        assertThat(whole(Disclosure.SUBJECT_ONLY))
                .doesNotContain(MARKER, "A small step", "11 November")
                .contains("Subject: Anna Berg: no answer for 9 days", "?subject=mute");
    }

    @Test
    void otherWordsThanAsciiAreNotEncodedInTheBody() throws Exception {
        var mail = Samples.writer().write(named("Bj\u00F6rn"), Samples.READER, Samples.NOW);
        assertThat(new String(mail.octets(), UTF_8))
                .contains("Subject: =?utf-8?Q?Bj=C3=B6rn", "Content-Transfer-Encoding: 8bit")
                .contains("Bj\u00F6rn has not answered");
    }

    @Test
    void onlyATwoWayHumanTieLendsText() {
        var finding = finding(Kind.HUMAN);
        var sent = Interactions.of(Direction.SENT);
        var received = Interactions.of(Direction.RECEIVED);
        assertThat(lent(finding, sent, received)).hasSize(1);
        assertThat(lent(finding, received)).isEmpty();
        assertThat(lent(finding(Kind.MACHINE), sent, received)).isEmpty();
    }

    @Test
    void twoKithsGiveOneNameAndOnlyOneKnowsTheToken() {
        var one = new Stamp("laptop laptop laptop".getBytes(UTF_8));
        var two = new Stamp("desktop desktop desktop".getBytes(UTF_8));
        var id = one.messageId("m", "anna", "nudge", "e1");
        assertThat(two.messageId("m", "anna", "nudge", "e1")).isEqualTo(id).doesNotContain("anna");
        assertThat(one.messageId("m", "anna", "nudge", "e2")).isNotEqualTo(id);
        assertThat(one.messageId("m", "ann", "anudge", "e1")).isNotEqualTo(id);
        assertThat(one.made(one.token(id), id)).isTrue();
        assertThat(two.made(one.token(id), id)).isFalse();
    }

    private static List<dev.kith.rules.Evidence> lent(Finding finding, Interaction... interactions) {
        var history = new History(finding.person(), List.of(interactions));
        return Reminder.of(ReminderKind.NUDGE, finding, history, null, null).evidence();
    }

    private static Finding finding(Kind kind) {
        var person = new Person("anna", "Anna", List.of("anna@example.org"), kind, List.of(), null, null, null);
        return new Finding(
                "nudge",
                person,
                Samples.NOW,
                Samples.NOW,
                "e1",
                "why",
                List.of(Samples.received(3, "a line")),
                "",
                "work");
    }

    private static String whole(Disclosure disclosure) throws Exception {
        var writer = new ReminderWriter(Samples.english(), disclosure, Samples.STAMP);
        return new String(
                writer.write(changed("Anna Berg", "a trip to " + MARKER, MARKER), Samples.READER, Samples.NOW)
                        .octets(),
                UTF_8);
    }

    private static Reminder named(String name) {
        return changed(name, "a line", "a subject");
    }

    private static Reminder quoting(String text) {
        return changed("Anna Berg", text, "a subject");
    }

    private static Reminder changed(String name, String text, String subject) {
        var is = Samples.of(ReminderKind.NUDGE);
        return new Reminder(
                is.kind(),
                is.rule(),
                is.episode(),
                is.account(),
                is.person(),
                name,
                is.address(),
                is.since(),
                is.usual(),
                is.due(),
                is.why(),
                is.action(),
                List.of(Samples.received(9, text)),
                subject,
                is.last(),
                is.greeting());
    }
}
