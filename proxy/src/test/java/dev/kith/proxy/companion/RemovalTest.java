package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Removed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Taking a reminder back, and finding it: what is not certain is not done.
class RemovalTest extends TranscriptTest {
    private static final String ID = "<abc.1@kith.invalid>";
    private static final String LOOKED = "C: a UID FETCH 3 (UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-KITH)])\n";

    private static String examined(long uidValidity, int recent) {
        return "C: a EXAMINE INBOX\nS: * 3 EXISTS\nS: * " + recent + " RECENT\nS: * OK [UIDVALIDITY " + uidValidity
                + "] stands\nS: a OK [READ-ONLY]\n";
    }

    private static String header(String flags, String messageId) {
        var field = "Message-ID: " + messageId;
        return "S: * 3 FETCH (UID 3 FLAGS (" + flags + ") BODY[HEADER.FIELDS (MESSAGE-ID X-KITH)] {"
                + (field.length() + 4) + "}⏎" + field + "⏎⏎)\nS: a OK\n";
    }

    @Test
    void itLooksFirstAndRemovesOneUid() throws Exception {
        var server = server(inbox("UIDPLUS") + examined(7, 0) + LOOKED + header("", ID) + REMOVED + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void withoutUidplusItStays() throws Exception {
        assertThat(remove(server(inbox("") + LOGGED_OUT))).isInstanceOf(Removed.Kept.class);
    }

    @Test
    void inAMailboxMadeAnewItStays() throws Exception {
        assertThat(remove(server(inbox("UIDPLUS") + examined(8, 0) + LOGGED_OUT)))
                .isInstanceOf(Removed.Kept.class);
    }

    @Test
    void anotherMessageUnderTheUidStays() throws Exception {
        var server = server(inbox("UIDPLUS") + examined(7, 0) + LOOKED + header("", "<real@x.test>") + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Kept.class);
    }

    @Test
    void aFlaggedOneStays() throws Exception {
        var server = server(inbox("UIDPLUS") + examined(7, 0) + LOOKED + header("\\Flagged", ID) + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Kept.class);
    }

    private static final String RECENT = "C: a UID SEARCH RECENT UNSEEN\nS: * SEARCH 2\nS: a OK\n"
            + "C: a UID FETCH 2 (UID INTERNALDATE BODY.PEEK[HEADER.FIELDS (X-KITH)])\n";

    private static String arrived(String date, String field) {
        return "S: * 2 FETCH (UID 2 INTERNALDATE \"" + date + "\" BODY[HEADER.FIELDS (X-KITH)] {"
                + (field.replace("⏎", "..").length() + 2) + "}⏎" + field + "⏎)\nS: a OK\n";
    }

    private static final String REMOVED = """
        C: a SELECT INBOX
        S: * 3 EXISTS
        S: * OK [UIDVALIDITY 7] stands
        S: a OK [READ-WRITE]
        C: a UID STORE 3 +FLAGS.SILENT (\\Deleted)
        S: a OK
        C: a UID EXPUNGE 3
        S: * 3 EXPUNGE
        S: a OK
        C: a EXAMINE INBOX
        S: * OK [UIDVALIDITY 7] stands
        S: a OK [READ-ONLY]
        """;

    @Test
    void noClientLosesItsRecent() throws Exception {
        var news = RECENT + arrived("02-Mar-2026 08:30:00 +0000", "");
        var server = server(inbox("UIDPLUS") + examined(7, 1) + news + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Later.class);
    }

    @Test
    void aRecentMessageOfKithsHoldsNothingUp() throws Exception {
        var own = RECENT + arrived("02-Mar-2026 08:59:00 +0000", "X-Kith: reminder⏎");
        var server = server(inbox("UIDPLUS") + examined(7, 1) + own + LOOKED + header("", ID) + REMOVED + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void whatIsRecentToNobodyForLongHoldsNothingUp() throws Exception {
        var old = RECENT + arrived("02-Mar-2026 07:30:00 +0000", "");
        var server = server(inbox("UIDPLUS") + examined(7, 1) + old + LOOKED + header("", ID) + REMOVED + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void onGmailItGoesToTheTrash() throws Exception {
        var boxes = signedIn("X-GM-EXT-1 MOVE UIDPLUS", "() \"/\" INBOX", "(\\Trash) \"/\" \"[Gmail]/Trash\"");
        var server = server(boxes + examined(7, 0) + LOOKED + header("", ID) + """
            C: a SELECT INBOX
            S: * OK [UIDVALIDITY 7] stands
            S: a OK [READ-WRITE]
            C: a UID MOVE 3 [Gmail]/Trash
            S: a OK
            C: a EXAMINE INBOX
            S: * OK [UIDVALIDITY 7] stands
            S: a OK [READ-ONLY]
            """ + LOGGED_OUT);
        assertThat(remove(server)).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void aSearchThatLagsIsHelpedByLooking() throws Exception {
        var server = server(inbox("") + examined(7, 0) + """
            C: a UID SEARCH HEADER Message-ID <abc.1@kith.invalid>
            S: * SEARCH
            S: a OK
            C: a UID SEARCH ALL
            S: * SEARCH 3
            S: a OK
            """ + LOOKED + header("", ID) + LOGGED_OUT);
        assertThat(companion(server).find(ID))
                .isInstanceOfSatisfying(
                        Lookup.Found.class, found -> assertThat(found.uid()).isEqualTo(3));
    }

    @Test
    void aSearchThatIsRefusedTellsNothing() throws Exception {
        var server = server(inbox("") + examined(7, 0)
                + "C: a UID SEARCH HEADER Message-ID <abc.1@kith.invalid>\nS: a NO not now\n" + LOGGED_OUT);
        assertThat(companion(server).find(ID)).isInstanceOf(Lookup.CannotTell.class);
    }

    @Test
    void strangersOctetsDoNotBecomeCommands() throws Exception {
        var server = server();
        var companion = companion(server);
        for (var hostile : new String[] {
            "<a@x.test>\r\nx UID EXPUNGE 1:*", "<a b@x.test>", "<a@x.test", "", "<\u00e4@x.test>", "<a>b@x.test>"
        }) {
            assertThat(companion.find(hostile)).as(hostile).isInstanceOf(Lookup.CannotTell.class);
        }
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void severalCallsShareASessionForAWhile() throws Exception {
        linger = Duration.ofMillis(300);
        var search = "C: a UID SEARCH HEADER Message-ID <abc.1@kith.invalid>\nS: * SEARCH 3\nS: a OK\n";
        var all = "C: a UID SEARCH ALL\nS: * SEARCH 3\nS: a OK\n";
        var found = examined(7, 0) + search + all + LOOKED + header("", ID);
        var server = server(inbox("") + found + found + LOGGED_OUT, inbox("") + found + LOGGED_OUT);
        var companion = companion(server);
        assertThat(companion.find(ID)).isInstanceOf(Lookup.Found.class);
        assertThat(companion.find(ID)).isInstanceOf(Lookup.Found.class);
        assertThat(server.connections).hasValue(1);
        await().untilAsserted(() -> assertThat(server.ended).hasValue(1));

        assertThat(companion.find(ID)).isInstanceOf(Lookup.Found.class);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void aSessionThatWaitedAndWasEndedIsReplaced() throws Exception {
        linger = Duration.ofMinutes(1);
        var search = "C: a UID SEARCH HEADER Message-ID <abc.1@kith.invalid>\nS: * SEARCH 3\nS: a OK\n";
        var all = "C: a UID SEARCH ALL\nS: * SEARCH 3\nS: a OK\n";
        var found = examined(7, 0) + search + all + LOOKED + header("", ID);
        var server =
                server(inbox("") + found + "S: * BYE idle for too long\nS: <close>", inbox("") + found + LOGGED_OUT);
        var companion = companion(server);
        assertThat(companion.find(ID)).isInstanceOf(Lookup.Found.class);
        assertThat(companion.find(ID)).isInstanceOf(Lookup.Found.class);
    }

    private Removed remove(ScriptedServer server) {
        return companion(server).remove("INBOX", 7, 3, ID);
    }
}
