package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.DraftsMailbox;
import dev.kith.proxy.companion.Companion.Placed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A draft that the user asked for, on its way to where the account keeps drafts.
class DraftsTest extends TranscriptTest {
    private static final String INBOX = "() \"/\" INBOX";

    @Test
    void itIsAppendedWhereTheServerSaysThatDraftsAreKept() throws Exception {
        linger = Duration.ofSeconds(5);
        var server = server(signedIn("UIDPLUS", INBOX, "() \"/\" Drafts", "(\\HasNoChildren \\Drafts) \"/\" Later")
                + "C: a APPEND Later (\\Draft \\Seen) \"02-Mar-2026 09:00:00 +0000\" {" + REMINDER.length() + "}\n"
                + "S: + go on\nC: <" + REMINDER.length() + " octets>\nC:\nS: a OK [APPENDUID 9 5] done\n"
                + LOGGED_OUT);
        var companion = companion(server);
        assertThat(companion.drafts()).isEqualTo(new DraftsMailbox.Named("Later"));
        assertThat(companion.appendDraft("Later", octets(REMINDER), now)).isEqualTo(new Placed.Appended(9, 5));
    }

    @Test
    void whereTheServerTellsNoUsesAWellKnownNameDoes() throws Exception {
        var server = server(signedIn("", INBOX, "() \".\" INBOX.Drafts") + LOGGED_OUT);
        assertThat(companion(server).drafts()).isEqualTo(new DraftsMailbox.Named("INBOX.Drafts"));
    }

    @Test
    void anAccountMayHaveNone() throws Exception {
        var server = server(signedIn("", INBOX, "(\\Sent) \"/\" Sent") + LOGGED_OUT);
        assertThat(companion(server).drafts()).isEqualTo(new DraftsMailbox.None());
    }

    @Test
    void aServerThatCannotBeAskedSaysNothingAboutIt() throws Exception {
        assertThat(companion(server("S: * OK ready\nS: <close>")).drafts())
                .isInstanceOf(DraftsMailbox.CannotTell.class);
    }
}
