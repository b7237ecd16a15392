package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.junit.jupiter.api.Test;

/// What a mailbox is for (trap F2), and whose it is (F4).
class MailboxTest {
    @Test
    void theServersWordGoesBeforeTheName() throws Exception {
        assertThat(sorted("(\\Sent) \"/\" Outgoing", "() \"/\" Sent", "() \"/\" INBOX"))
                .containsExactly("Outgoing SENT", "INBOX INBOX", "Sent PLAIN");
    }

    @Test
    void namesInManyLanguagesWhereTheServerIsSilent() throws Exception {
        assertThat(sorted(
                        "() \".\" INBOX",
                        "() \".\" \"INBOX.Gesendete Objekte\"",
                        "() \".\" INBOX.Papierkorb",
                        "() \".\" \"INBOX.&BCEEPwQwBDw-\"",
                        "() \".\" \"INBOX.Entw&APw-rfe\"",
                        "() \".\" INBOX.Projekte.Sent"))
                .containsExactly(
                        "INBOX.Gesendete Objekte SENT",
                        "INBOX INBOX",
                        "INBOX.Projekte.Sent PLAIN",
                        "INBOX.Entwürfe DRAFTS",
                        "INBOX.Papierkorb TRASH",
                        "INBOX.Спам JUNK");
    }

    @Test
    void otherPeoplesMailIsLeftAlone() throws Exception {
        assertThat(sorted("() \"/\" INBOX", "() \"/\" shared/Sales", "() \"/\" user/bob"))
                .containsExactly("INBOX INBOX");
    }

    /// Cyrus, as it comes: `* NAMESPACE (("INBOX." ".")) (("user." ".")) (("" "."))`. A mailbox of the house stands
    /// beside INBOX, without a prefix.
    @Test
    void whatStandsBesideThePersonalPrefixIsNotTheUsers() {
        var names = List.of("INBOX", "INBOX.Sent", "user.bob", "user.bob.Sent", "choir", "choir.Sent");
        assertThat(names.stream().filter(name -> Mailboxes.isOwn(name, List.of("INBOX."), List.of("user.", ""))))
                .containsExactly("INBOX", "INBOX.Sent");
        assertThat(names.stream().filter(name -> Mailboxes.isOwn(name, List.of(""), List.of("user."))))
                .containsExactly("INBOX", "INBOX.Sent", "choir", "choir.Sent");
        assertThat(Mailboxes.isOwn("Inbox.Sent", List.of("INBOX."), List.of("")))
                .isTrue();
        assertThat(Mailboxes.isOwn("User.Notes", List.of(""), List.of("user."))).isTrue();
        assertThat(names.stream().filter(name -> Mailboxes.isOwn(name, List.of(), List.of())))
                .containsExactlyElementsOf(names);
    }

    @Test
    void whatCannotBeOpenedIsNotListed() throws Exception {
        assertThat(sorted(
                        "(\\Noselect) \"/\" \"[Gmail]\"", "(\\NonExistent \\HasChildren) \"/\" Kith", "() \"/\" inbox"))
                .containsExactly("inbox INBOX");
    }

    @Test
    void historyLeavesOutWhatIsNobodysLetter() {
        for (var use : Mailbox.Use.values()) {
            var history = new Mailbox("x", use).isHistory(false);
            assertThat(history)
                    .as(use.name())
                    .isEqualTo(List.of(Mailbox.Use.SENT, Mailbox.Use.INBOX, Mailbox.Use.ARCHIVE, Mailbox.Use.PLAIN)
                            .contains(use));
        }
        assertThat(new Mailbox("x", Mailbox.Use.ALL).isHistory(true)).isTrue();
    }

    private static List<String> sorted(String... listed) throws Exception {
        var infos = new ArrayList<ListInfo>();
        for (var line : listed) {
            infos.add(new ListInfo(new IMAPResponse("* LIST " + line, false)));
        }
        return Mailbox.sorted(infos, name -> Mailboxes.isOwn(name, List.of(""), List.of("shared/", "user/"))).stream()
                .map(mailbox -> mailbox.name() + " " + mailbox.use())
                .toList();
    }
}
