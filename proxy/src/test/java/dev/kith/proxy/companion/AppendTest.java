package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Placed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// APPEND, and above all: what is known when it does not end well.
class AppendTest extends TranscriptTest {
    private static final String COMMAND =
            "C: a APPEND INBOX \"02-Mar-2026 09:00:00 +0000\" {" + REMINDER.length() + "}\n";
    private static final String MESSAGE = "C: <" + REMINDER.length() + " octets>\nC:\n";

    @Test
    void theLiteralIsSynchronisingEvenWhereOthersAreOffered() throws Exception {
        var server = server(inbox("UIDPLUS LITERAL+") + COMMAND + "S: + go on\n" + MESSAGE
                + "S: a OK [APPENDUID 38505 3955] done\n" + LOGGED_OUT);
        assertThat(append(server)).isEqualTo(new Placed.Appended(38505, 3955));
    }

    @Test
    void withoutUidplusTheUidIsNotKnown() throws Exception {
        var server = server(inbox("") + COMMAND + "S: + go on\n" + MESSAGE + "S: a OK done\n" + LOGGED_OUT);
        assertThat(append(server)).isEqualTo(new Placed.Appended(0, 0));
    }

    /// Courier's words: it does not tell UIDNEXT with the mailbox, by which an unclear APPEND is settled later.
    @Test
    void whereTheMailboxComesWithoutItsNextUidItIsAskedFor() throws Exception {
        var server = server(signedIn("UIDPLUS", "(\\Unmarked \\HasChildren) \".\" \"INBOX\"") + """
            C: a EXAMINE INBOX
            S: * FLAGS (\\Draft \\Answered \\Flagged \\Deleted \\Seen \\Recent)
            S: * OK [PERMANENTFLAGS ()] No permanent flags permitted
            S: * 1 EXISTS
            S: * 0 RECENT
            S: * OK [UIDVALIDITY 795454138] Ok
            S: * OK [MYRIGHTS "acdilrsw"] ACL
            S: a OK [READ-ONLY] Ok
            C: a UID SEARCH HEADER Message-ID <abc.1@kith.invalid>
            S: * SEARCH
            S: a OK SEARCH done.
            C: a UID SEARCH ALL
            S: * SEARCH 68
            S: a OK SEARCH done.
            C: a UID FETCH 68 (UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-KITH)])
            S: * 1 FETCH (UID 68 FLAGS () BODY[HEADER.FIELDS ("MESSAGE-ID" "X-KITH")] {24}⏎Message-ID: <a@b.test>⏎)
            S: a OK FETCH completed.
            C: a STATUS INBOX (UIDNEXT)
            S: * STATUS "INBOX" (UIDNEXT 69)
            S: a OK STATUS Completed.
            """ + LOGGED_OUT);
        var absent = (Lookup.Absent) companion(server).find("<abc.1@kith.invalid>");
        assertThat(absent).isEqualTo(new Lookup.Absent(795454138, 69, 68));
        assertThat(absent.holdsAllSince(795454138, 69)).isTrue();
    }

    @Test
    void anOkBehindAByeIsStillAnOk() throws Exception {
        var server = server(inbox("UIDPLUS") + COMMAND + "S: + go on\n" + MESSAGE
                + "S: * BYE shutting down\nS: a OK [APPENDUID 1 2] done\nS: <close>");
        assertThat(append(server)).isEqualTo(new Placed.Appended(1, 2));
    }

    @Test
    void aRefusalBeforeTheLiteralIsCertain() throws Exception {
        var server = server(inbox("") + COMMAND + "S: a NO [TRYCREATE] no such mailbox\n" + LOGGED_OUT);
        assertThat(append(server)).isEqualTo(new Placed.Refused("[TRYCREATE] no such mailbox"));
    }

    @Test
    void aRefusalBehindTheLiteralIsCertain() throws Exception {
        var server = server(inbox("") + COMMAND + "S: + go on\n" + MESSAGE + "S: a NO not this message\n" + LOGGED_OUT);
        assertThat(append(server)).isEqualTo(new Placed.Refused("not this message"));
    }

    @Test
    void whenTheAnswerIsLostNobodyKnows() throws Exception {
        var server = server(inbox("") + COMMAND + "S: + go on\n" + MESSAGE + "S: <close>");
        assertThat(append(server)).isInstanceOf(Placed.Unclear.class);
    }

    @Test
    void whenTheAnswerDoesNotComeNobodyKnows() throws Exception {
        var server = server(inbox("") + COMMAND + "S: + go on\n" + MESSAGE + "S: <silence>");
        assertThat(append(server)).isInstanceOf(Placed.Unclear.class);
    }

    @Test
    void whenTheConnectionBreaksBeforeTheFirstOctetNothingIsStored() throws Exception {
        var server = server(inbox("") + COMMAND + "S: <close>");
        assertThat(append(server)).isInstanceOf(Placed.NotSent.class);
    }

    @Test
    void aServerThatAsksToWaitIsLeftAloneAsLongAsItAsks() throws Exception {
        var throttled = "S: a BAD Request is throttled. Suggested Backoff Time: 277272 milliseconds\n";
        var server = server(
                inbox("") + COMMAND + throttled + LOGGED_OUT,
                inbox("") + COMMAND.replace("09:00:00", "09:04:38") + "S: + go on\n" + MESSAGE + "S: a OK done\n"
                        + LOGGED_OUT);
        var companion = companion(server);
        assertThat(companion.append("INBOX", octets(REMINDER), now)).isInstanceOf(Placed.NotSent.class);

        now = now.plus(Duration.ofSeconds(277));
        assertThat(companion.append("INBOX", octets(REMINDER), now)).isInstanceOf(Placed.NotSent.class);
        assertThat(server.connections).hasValue(1);

        now = now.plus(Duration.ofSeconds(1));
        assertThat(companion.append("INBOX", octets(REMINDER), now)).isInstanceOf(Placed.Appended.class);
    }

    @Test
    void aServerThatHangsUpIsNotAskedAgainAtOnce() throws Exception {
        var companion = companion(server("S: * OK ready\nS: <close>"));
        assertThat(companion.append("INBOX", octets(REMINDER), now)).isInstanceOf(Placed.NotSent.class);
        assertThat(companion.read(marks, marks).again()).isBetween(now.plusSeconds(7), now.plusSeconds(15));
    }

    private Placed append(ScriptedServer server) {
        return companion(server).append("INBOX", octets(REMINDER), now);
    }
}
