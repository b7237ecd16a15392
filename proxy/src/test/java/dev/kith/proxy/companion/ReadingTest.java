package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Companion.Role;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Protocol;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.junit.jupiter.api.Test;

/// Reading history, line by line.
class ReadingTest extends TranscriptTest {
    private static final String ONE_TEXT = """
        C: a UID FETCH 4:5 (UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE)
        S: * 1 FETCH (UID 4 INTERNALDATE "01-Mar-2026 10:00:00 +0000" RFC822.SIZE 21 BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 3 1))
        S: * 2 FETCH (UID 5 INTERNALDATE "02-Mar-2026 10:00:00 +0000" RFC822.SIZE 21 BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 3 1))
        S: a OK
        C: a UID FETCH 4:5 (UID BODY.PEEK[])
        S: * 1 FETCH (UID 4 BODY[] {21}⏎From: b@x.test⏎⏎Hi.)
        S: * 2 FETCH (UID 5 BODY[] {21}⏎From: b@x.test⏎⏎Ho.)
        S: a OK
        """;

    private static String examined(long uidValidity, long uidNext, int exists) {
        return "C: a EXAMINE INBOX\nS: * " + exists + " EXISTS\nS: * OK [UIDVALIDITY " + uidValidity
                + "] stands\nS: * OK [UIDNEXT " + uidNext + "] next\nS: a OK [READ-ONLY]\n";
    }

    @Test
    void structuresInOneCommandThenAllAlikeInOne() throws Exception {
        var server = server(inbox("") + examined(7, 6, 2) + "C: a UID SEARCH ALL\nS: * SEARCH 5 4\nS: a OK\n" + ONE_TEXT
                + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.where()).containsExactly("INBOX/5", "INBOX/4");
        assertThat(marks.mark("INBOX"))
                .usingRecursiveComparison()
                .ignoringFields("oldest")
                .isEqualTo(new Mark("INBOX", Role.INBOX, 7, 4, 5, 2, 2, true, null));
    }

    @Test
    void aMailboxMadeAnewIsVoidAndReadAgain() throws Exception {
        marks.put(new Mark("INBOX", Role.INBOX, 6, 1, 5, 5, 5, true, null));
        var server = server(inbox("ESEARCH") + examined(7, 6, 2) + examined(7, 6, 2)
                + "C: a UID SEARCH RETURN (ALL) ALL\nS: * ESEARCH (TAG \"x\") UID ALL 4:5\nS: a OK\n" + ONE_TEXT
                + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.voided).containsExactly("INBOX");
        assertThat(marks.mark("INBOX").uidValidity()).isEqualTo(7);
        assertThat(marks.read).hasSize(2);
    }

    /// GNU Mailutils' imap4d: what was read was never found again, and still the status said "complete".
    @Test
    void aMailboxWithAnotherValidityAtEachLookIsNotComplete() throws Exception {
        marks.put(new Mark("INBOX", Role.INBOX, 6, 1, 5, 5, 5, true, null));
        var server = server(inbox("") + examined(7, 6, 2) + examined(8, 6, 2) + LOGGED_OUT);
        var reading = companion(server).read(marks, marks);
        assertThat(reading.state()).isEqualTo(State.FAILED);
        assertThat(reading.detail()).contains("other numbers (UIDVALIDITY) each time it is opened");
        assertThat(marks.mark("INBOX").complete()).isFalse();
        assertThat(marks.read).isEmpty();
    }

    @Test
    void whereNothingIsNewNothingIsAsked() throws Exception {
        marks.put(new Mark("INBOX", Role.INBOX, 7, 1, 5, 5, 5, true, null));
        var server = server(inbox("") + examined(7, 6, 2) + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.read).isEmpty();
    }

    @Test
    void aMarkMovesOnlyWhenTheIndexHasTaken() throws Exception {
        marks.batchesLeft = 0;
        var server = server(inbox("") + examined(7, 6, 2) + "C: a UID SEARCH ALL\nS: * SEARCH 4 5\nS: a OK\n" + ONE_TEXT
                + LOGGED_OUT);
        var companion = companion(server);
        try {
            companion.read(marks, marks);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the index is closed");
        }
        assertThat(marks.marks).isEmpty();
    }

    @Test
    void aStructureThatIsNotUnderstoodLeavesTheHeader() throws Exception {
        var server = server(inbox("") + examined(7, 6, 1) + """
            C: a UID SEARCH ALL
            S: * SEARCH 5
            S: a OK
            C: a UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE)
            S: * 1 FETCH (UID 5 RFC822.SIZE 900 BODYSTRUCTURE ("text" ((nonsense))
            S: a OK
            C: a UID FETCH 5 (UID INTERNALDATE RFC822.SIZE)
            S: * 1 FETCH (UID 5 INTERNALDATE "02-Mar-2026 10:00:00 +0000" RFC822.SIZE 900)
            S: a OK
            C: a UID FETCH 5 (UID BODY.PEEK[HEADER])
            S: * 1 FETCH (UID 5 BODY[HEADER] {18}⏎From: b@x.test⏎⏎)
            S: a OK
            """ + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.read).singleElement().satisfies(sighting -> {
            assertThat(MemoryMarks.text(sighting)).isEqualTo("From: b@x.test\r\n\r\n");
            assertThat(sighting.cut()).isTrue();
            assertThat(sighting.size()).isEqualTo(900);
        });
    }

    /// Courier's own words for a multipart whose boundary stands nowhere in it.
    @Test
    void aMultipartWithoutPartsIsText() throws Exception {
        var server = server(inbox("") + examined(7, 6, 1) + """
            C: a UID SEARCH ALL
            S: * SEARCH 5
            S: a OK
            C: a UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE)
            S: * 1 FETCH (UID 5 RFC822.SIZE 21 BODYSTRUCTURE ("multipart" "report" ("report-type" "delivery-status" "boundary" "b/1") NIL NIL "8bit" 3 NIL NIL NIL))
            S: a OK
            C: a UID FETCH 5 (UID BODY.PEEK[])
            S: * 1 FETCH (UID 5 BODY[] {21}⏎From: b@x.test⏎⏎Hi.)
            S: a OK
            """ + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.read)
                .singleElement()
                .satisfies(sighting -> assertThat(MemoryMarks.text(sighting)).endsWith("Hi."));
    }

    /// What may hold anything, attachments too, is not taken for such a one.
    @Test
    void aMultipartThatLiesTooDeepIsLeft() throws Exception {
        var deep =
                "(".repeat(23) + "(\"application\" \"pdf\" NIL NIL NIL \"base64\" 400000)" + " \"mixed\")".repeat(23);
        var octets = octets("* 1 FETCH (UID 5 BODYSTRUCTURE " + deep + ")\r\n");
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var protocol = new Protocol(new ByteArrayInputStream(octets), nowhere, new Properties(), false) {};
        var structure = new FetchResponse(new IMAPResponse(protocol), null, protocol).getItem(BODYSTRUCTURE.class);
        assertThat(structure).isNotNull();
        assertThat(Part.root(structure).textOctets()).isZero();
        assertThat(Part.root(structure).isAllText()).isFalse();
    }

    @Test
    void anAttachmentKeepsItsHeaderAndSendsNothingElse() throws Exception {
        var server = server(inbox("") + examined(7, 6, 1) + """
            C: a UID SEARCH ALL
            S: * SEARCH 5
            S: a OK
            C: a UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE)
            S: * 1 FETCH (UID 5 RFC822.SIZE 5000 BODYSTRUCTURE (("text" "plain" NIL NIL NIL "7bit" 3 1)("application" "pdf" NIL NIL NIL "base64" 4000) "mixed" ("boundary" "b1")))
            S: a OK
            C: a UID FETCH 5 (UID BODY.PEEK[HEADER] BODY.PEEK[1.MIME] BODY.PEEK[1] BODY.PEEK[2.MIME])
            S: * 1 FETCH (UID 5 BODY[HEADER] {18}⏎From: b@x.test⏎⏎ BODY[1.MIME] {8}⏎A: b⏎⏎ BODY[1] "Hi." BODY[2.MIME] {8}⏎C: d⏎⏎)
            S: a OK
            """ + LOGGED_OUT);
        companion(server).read(marks, marks);
        assertThat(MemoryMarks.text(marks.read.getFirst()).replace("\r\n", "|"))
                .isEqualTo("From: b@x.test||--b1|A: b||Hi.|--b1|C: d|||--b1--|");
    }

    @Test
    void onGmailAllMailStandsForEveryLabelLessWhatWasRead() throws Exception {
        var boxes = signedIn(
                "X-GM-EXT-1",
                "() \"/\" INBOX",
                "(\\Noselect) \"/\" \"[Gmail]\"",
                "(\\All) \"/\" \"[Gmail]/Alle Nachrichten\"",
                "(\\Sent) \"/\" \"[Gmail]/Gesendet\"",
                "(\\Trash) \"/\" \"[Gmail]/Papierkorb\"",
                "() \"/\" Clients");
        var server = server(boxes
                + empty("[Gmail]/Gesendet", "UID SEARCH ALL")
                + empty("INBOX", "UID SEARCH ALL")
                + empty(
                        "\"[Gmail]/Alle Nachrichten\"",
                        "UID SEARCH X-GM-RAW \"-in:sent -in:inbox -in:drafts -in:chats\" ALL")
                + LOGGED_OUT);
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.COMPLETE);
        assertThat(marks.marks.keySet()).containsExactly("[Gmail]/Gesendet", "INBOX", "[Gmail]/Alle Nachrichten");
    }

    private static String empty(String mailbox, String search) {
        return examined(7, 6, 0).replace("EXAMINE INBOX", "EXAMINE " + mailbox) + "C: a " + search
                + "\nS: * SEARCH\nS: a OK\n";
    }

    @Test
    void aMailboxThatIsRefusedDoesNotKeepTheOthersBack() throws Exception {
        var boxes = signedIn("", "() \"/\" INBOX", "() \"/\" Sent");
        var server = server(boxes + "C: a EXAMINE Sent\nS: a NO not today\n" + examined(7, 6, 2)
                + "C: a UID SEARCH ALL\nS: * SEARCH 4 5\nS: a OK\n" + ONE_TEXT + LOGGED_OUT);
        companion(server).read(marks, marks);
        assertThat(marks.read).hasSize(2);
    }

    @Test
    void aRefreshWithoutHistoryCannotTell() throws Exception {
        var server = server(inbox("") + examined(7, 6, 2) + LOGGED_OUT);
        assertThat(companion(server).refresh(marks, marks)).isFalse();
    }

    @Test
    void aByeInTheMiddleEndsTheReadingAndWaits() throws Exception {
        var server = server(inbox("") + examined(7, 6, 2)
                + "C: a UID SEARCH ALL\nS: * BYE Session expired, please login again.\nS: <close>");
        var reading = companion(server).read(marks, marks);
        assertThat(reading.state()).isEqualTo(State.FAILED);
        assertThat(reading.again()).isAfter(now);
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws Exception {
        var server = server(inbox("") + examined(7, 6, 2) + "C: a UID SEARCH ALL\nS: <silence>");
        assertThat(companion(server).read(marks, marks).state()).isEqualTo(State.FAILED);
    }
}
