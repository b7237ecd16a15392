package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.companion.OwnMailboxes.Made;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The mailboxes that Kith makes for gestures, and takes away again.
class OwnMailboxTest extends TranscriptTest {
    private static final String INBOX = "() \".\" INBOX";

    private static String courier(String... mailboxes) {
        return signedIn("NAMESPACE", mailboxes)
                + "C: a NAMESPACE\nS: * NAMESPACE ((\"INBOX.\" \".\")) NIL ((\"shared.\" \".\"))\nS: a OK\n";
    }

    @Test
    void itIsMadeUnderTheServersOwnPrefix() throws Exception {
        var server = server(courier(INBOX) + "C: a CREATE INBOX.Kith.Later\nS: a OK\n" + LOGGED_OUT);
        assertThat(companion(server).makeMailbox(List.of("Kith", "Later")))
                .isEqualTo(new Made.There("INBOX.Kith.Later"));
    }

    /// GNU Mailutils lists INBOX without a separator: what other names have counts.
    @Test
    void itIsMadeWithTheSeparatorOfOtherNames() throws Exception {
        var server = server(signedIn("UIDPLUS", "(\\NoInferiors) NIL INBOX", "() \".\" Sent")
                + "C: a CREATE Kith.Later\nS: a OK\n" + LOGGED_OUT);
        assertThat(companion(server).makeMailbox(List.of("Kith", "Later"))).isEqualTo(new Made.There("Kith.Later"));
    }

    /// Cyrus: shared mailboxes have no prefix, so that what is the user's own has one.
    @Test
    void aSharedMailboxIsNotRead() throws Exception {
        var server = server(
                signedIn("NAMESPACE", "() \".\" INBOX", "() \".\" INBOX.Sent", "() \".\" choir", "() \".\" user.bob")
                        + "C: a NAMESPACE\n"
                        + "S: * NAMESPACE ((\"INBOX.\" \".\")) ((\"user.\" \".\")) ((\"\" \".\"))\n"
                        + "S: a OK\n"
                        + empty("INBOX.Sent") + empty("INBOX") + LOGGED_OUT);
        assertThat(companion(server).read(marks, _ -> {}).state()).isEqualTo(State.COMPLETE);
    }

    private static String empty(String mailbox) {
        return examine(mailbox, 0) + "C: a UID SEARCH ALL\nS: * SEARCH\nS: a OK\n";
    }

    @Test
    void oneThatIsThereIsLeft() throws Exception {
        var server = server(courier(INBOX, "() \".\" INBOX.Kith.Later") + LOGGED_OUT);
        assertThat(companion(server).makeMailbox(List.of("Kith", "Later")))
                .isEqualTo(new Made.There("INBOX.Kith.Later"));
    }

    @Test
    void anEmptyOneIsRemoved() throws Exception {
        var server = server(courier(INBOX, "() \".\" INBOX.Kith.Later") + examine("INBOX.Kith.Later", 0)
                + examine("INBOX", 3) + "C: a DELETE INBOX.Kith.Later\nS: a OK\n" + LOGGED_OUT);
        assertThat(companion(server).removeMailbox(List.of("Kith", "Later"))).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void whatTheUserPutThereKeepsIt() throws Exception {
        var server = server(courier(INBOX, "() \".\" INBOX.Kith.Later") + examine("INBOX.Kith.Later", 1) + LOGGED_OUT);
        assertThat(companion(server).removeMailbox(List.of("Kith", "Later"))).isInstanceOf(Removed.Kept.class);
    }

    @Test
    void anotherMailboxIsNotTouched() throws Exception {
        var server = server(courier(INBOX, "() \".\" INBOX.Kithara") + LOGGED_OUT);
        assertThat(companion(server).removeMailbox(List.of("Kithara"))).isInstanceOf(Removed.Kept.class);
    }

    private static String examine(String mailbox, int exists) {
        return "C: a EXAMINE " + mailbox + "\nS: * " + exists + " EXISTS\nS: * OK [UIDVALIDITY 7]\nS: a OK\n";
    }
}
