package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private final MessageReader reader = new MessageReader(Limits.DEFAULT);

    private Message read(String text) {
        return reader.read(text.getBytes(UTF_8), false);
    }

    @Test
    void readsAPlainMail() {
        var mail = read("""
            Message-ID: <one@example.org>
            In-Reply-To: <zero@example.org> (Ann's of Monday)
            References: <first@example.org>
             <zero@example.org>
            Date: Fri, 21 Nov 1997 09:55:06 -0600
            From: Ann Lee <Ann@example.org>
            To: bob@example.org
            Cc: "Team, The" <team@example.org>
            Subject: =?utf-8?B?R3LDvMOfZQ==?= from
             Rome

            Hello Bob,
            here I am.
            """);
        assertThat(mail.messageId()).isEqualTo("one@example.org");
        assertThat(mail.inReplyTo()).isEqualTo("zero@example.org");
        assertThat(mail.references()).containsExactly("first@example.org", "zero@example.org");
        assertThat(mail.from()).containsExactly(new Address("Ann Lee", "ann@example.org"));
        assertThat(mail.cc()).containsExactly(new Address("Team, The", "team@example.org"));
        assertThat(mail.subject()).isEqualTo("Grüße from Rome");
        assertThat(mail.text()).isEqualTo("Hello Bob,\nhere I am.\n");
        assertThat(mail.automatic()).isEqualTo(Automatic.NO);
        assertThat(mail.problems()).isEmpty();
    }

    @Test
    void readsTheSameWithEveryLineEnd() {
        var text = "Message-ID: <one@example.org>\nSubject: one\n two\n\nbody\n";
        var lf = read(text);
        assertThat(lf.subject()).isEqualTo("one two");
        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(lf);
        assertThat(read(text.replace("\n", "\r"))).isEqualTo(lf);
    }

    @Test
    void takesThePlainAlternativeAndListsFiles() {
        var mail = read("""
            From: ann@example.org
            Content-Type: multipart/mixed; boundary=outer

            preamble
            --outer
            Content-Type: multipart/alternative; boundary="in ner"

            --in ner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Caf=E9 at ten? A soft=
             break.
            --in ner
            Content-Type: text/html

            <p>Caf&eacute;</p>
            --in ner--
            --outer
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment;
             filename*0*=utf-8''M%C3%BC;
             filename*1=nchen.pdf

            AAECAwQF
            --outer--
            epilogue
            """);
        assertThat(mail.text()).isEqualTo("Café at ten? A soft break.");
        assertThat(mail.html()).isEmpty();
        assertThat(mail.attachments()).containsExactly(new Attachment("München.pdf", "application/pdf", 6, false));
        assertThat(mail.attached()).isTrue();
    }

    @Test
    void flattensHtmlWithItsQuotes() {
        var mail = read("""
            From: ann@example.org
            Content-Type: text/html; charset=utf-8

            <html><head><style>p {}</style></head><body><div>Yes, <b>Friday</b>.<br>See
            <a href="https://example.org/x">here</a></div>
            <div class="gmail_quote">On Monday Bob wrote:<blockquote>Is it<p>Friday?</p></blockquote></div>
            </body></html>
            """);
        assertThat(mail.text()).isEqualTo("""
            Yes, Friday.
            See here
            On Monday Bob wrote:

            > Is it
            >
            > Friday?\
            """);
        assertThat(mail.links()).containsExactly("https://example.org/x");
    }

    @Test
    void readsAnInvitation() {
        var mail = read("""
            From: ann@example.org
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:42
            DTSTART;TZID="W. Europe Standard Time":20260812T100000
            DTEND;TZID="W. Europe Standard Time":20260812T110000
            SUMMARY:Lunch\\, at
              last
            ORGANIZER;CN="Lee: Ann":mailto:ann@example.org
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:Bob@example.org
            BEGIN:VALARM
            SUMMARY:not this
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """);
        var invitation = java.util.Objects.requireNonNull(mail.invitation());
        assertThat(invitation.method()).isEqualTo("REQUEST");
        assertThat(invitation.start()).isEqualTo("2026-08-12T08:00:00Z");
        assertThat(invitation.summary()).isEqualTo("Lunch, at last");
        assertThat(invitation.organizer()).isEqualTo("ann@example.org");
        assertThat(invitation.attendees()).containsExactly("bob@example.org");
    }

    @Test
    void knowsABounceAndWhomItIsAbout() {
        var mail = read("""
            From: Mail Delivery Subsystem <mailer-daemon@example.org>
            Subject: Returned mail: see transcript for details
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            It failed.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; Bob@example.org
            Action: failed

            Final-Recipient: rfc822; carl@example.org
            Action: delivered

            Final-Recipient: rfc822; dora@example.org
            Action: delayed
            --b
            Content-Type: message/rfc822

            Subject: Lunch

            Tuesday?
            --b--
            """);
        assertThat(mail.automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(mail.failed()).containsExactly("bob@example.org");
        assertThat(mail.nested()).containsExactly("Lunch\nTuesday?");
        assertThat(mail.text()).isEqualTo("It failed.");
    }

    @Test
    void knowsAnswersOfMachines() {
        assertThat(read("Subject: Out of Office: Lunch\n\n").automatic()).isEqualTo(Automatic.REPLY);
        assertThat(read("Auto-Submitted: auto-replied\n\n").automatic()).isEqualTo(Automatic.REPLY);
        assertThat(read("Auto-Submitted: no\n\n").automatic()).isEqualTo(Automatic.NO);
        assertThat(read("Subject: out of the office supplies\n\n").automatic()).isEqualTo(Automatic.NO);
    }

    @Test
    void givesAMessageWithoutIdTheSameOneOnEveryWay() {
        var text = "From: ann@example.org\nDate: Fri, 21 Nov 1997 09:55:06 -0600\nSubject: x\n\nbody\nof it\n";
        var one = read(text);
        var other = read("Received: by mx\n" + text.replace("\n", "\r\n"));
        assertThat(one.idMade()).isTrue();
        assertThat(one.messageId()).endsWith("@hash.invalid").isEqualTo(other.messageId());
        assertThat(read(text.replace("body", "other")).messageId()).isNotEqualTo(one.messageId());
    }

    @Test
    void readsOctetsThatHaveNoCharset() {
        var octets = "Subject: Grüße\n\nschöne Grüße".getBytes(ISO_8859_1);
        var mail = reader.read(octets, false);
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).isEqualTo("schöne Grüße");
    }

    @Test
    void goesOnWithoutTheBoundary() {
        var mail = read("""
            Content-Type: multipart/mixed

            --abc
            Content-Type: text/plain

            hello
            --abc--
            """);
        assertThat(mail.text()).isEqualTo("hello");
        assertThat(mail.problems()).contains("multipart without its boundary");
    }

    @Test
    void putsFlowedParagraphsTogether() {
        var mail = read("""
            Content-Type: text/plain; format=flowed

            This is one\s
            paragraph.
            > And this is\s
            > quoted.
            --\s
            Ann
            """);
        assertThat(mail.text()).isEqualTo("This is one paragraph.\n> And this is quoted.\n-- \nAnn\n");
    }
}
