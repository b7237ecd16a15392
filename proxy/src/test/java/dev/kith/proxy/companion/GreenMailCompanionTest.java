package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Placed;
import dev.kith.proxy.companion.Companion.Present;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.companion.Companion.Scope;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The plain things, against GreenMail.
class GreenMailCompanionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String REMINDER = """
        From: Kith <kith@kith.invalid>
        To: alice@example.org
        Subject: Bea
        Message-ID: <abc.1@kith.invalid>
        X-Kith: 1

        Write to Bea.
        """.replace("\n", "\r\n");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final Vault vault = Vault.withUsualLifetimes(() -> NOW);
    private final MemoryMarks marks = new MemoryMarks();
    private GreenMailUser alice;
    private ImapCompanion companion;

    @BeforeEach
    void start() {
        server.start();
        alice = server.setUser("alice@example.org", "alice", "hunter2");
        vault.accepted("work", Protocol.IMAP, login("hunter2"));
        companion = new ImapCompanion(
                "work",
                new Endpoint(Security.PLAIN, "127.0.0.1", server.getImap().getPort()),
                new Trust.Platform(),
                vault,
                Settings.usual(null, 500_000_000, Set.of()),
                () -> NOW,
                new java.util.Random(1));
    }

    @AfterEach
    void stop() {
        companion.close();
        server.stop();
    }

    @Test
    void sentIsReadFirstThenInboxThenTheRestNewestFirst() throws Exception {
        put("INBOX", "one");
        put("INBOX", "two");
        put("Sent", "mine");
        put("Clients", "old");
        put("Trash", "gone");
        put("Spam", "junk");
        put("Drafts", "unfinished");

        assertThat(companion.read(marks, marks).state()).isEqualTo(State.COMPLETE);

        assertThat(marks.where()).containsExactly("Sent/1", "INBOX/2", "INBOX/1", "Clients/1");
        assertThat(marks.sentBeforeReading).containsExactly("Sent");
        assertThat(MemoryMarks.text(marks.read.getFirst()))
                .contains("Subject: mine\r\n")
                .endsWith("\r\nHello.\r\n");
        assertThat(marks.read.getFirst().cut()).isFalse();
    }

    @Test
    void nothingIsReadTwiceAndWhatIsNewIsRead() throws Exception {
        put("INBOX", "one");
        put("Sent", "mine");
        companion.read(marks, marks);
        marks.read.clear();

        companion.read(marks, marks);
        assertThat(marks.read).isEmpty();

        put("INBOX", "two");
        put("INBOX", "three");
        assertThat(companion.refresh(marks, marks)).isTrue();
        assertThat(marks.where()).containsExactly("INBOX/2", "INBOX/3");
    }

    @Test
    void anExcludedMailboxIsNotRead() throws Exception {
        put("Clients", "old");
        put("Clients.Acme", "older");
        var settings = Settings.usual(null, 500_000_000, Set.of("Clients"));
        var port = server.getImap().getPort();
        try (var reader = new ImapCompanion(
                "work",
                new Endpoint(Security.PLAIN, "127.0.0.1", port),
                new Trust.Platform(),
                vault,
                settings,
                () -> NOW,
                new java.util.Random(1))) {
            reader.read(marks, marks);
        }
        assertThat(marks.read).isEmpty();
    }

    @Test
    void readingLeavesEveryFlagAsItWas() throws Exception {
        put("INBOX", "one");
        companion.read(marks, marks);
        var flags = folder("INBOX").getMessages().getFirst().getFlags();
        assertThat(flags.contains(Flags.Flag.SEEN)).isFalse();
        assertThat(flags.contains(Flags.Flag.RECENT)).isTrue();
    }

    @Test
    void aReminderIsAppendedFoundListedAndRemoved() throws Exception {
        put("INBOX", "one");
        var placed = (Placed.Appended) companion.append("INBOX", octets(REMINDER), NOW);
        assertThat(placed.uid()).isEqualTo(2);

        var found = (Lookup.Found) companion.find("<abc.1@kith.invalid>");
        assertThat(found.uid()).isEqualTo(2);
        assertThat(found.mailbox()).isEqualTo("INBOX");
        assertThat(companion.find("<abc.2@kith.invalid>")).isInstanceOf(Lookup.Absent.class);

        clearRecent();
        assertThat(companion.remove("INBOX", found.uidValidity(), 1, "<abc.1@kith.invalid>"))
                .isInstanceOf(Removed.Kept.class);
        assertThat(companion.remove("INBOX", found.uidValidity(), 2, "<abc.1@kith.invalid>"))
                .isInstanceOf(Removed.Gone.class);
        assertThat(folder("INBOX").getMessageCount()).isEqualTo(1);
        assertThat(companion.find("<abc.1@kith.invalid>")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void aFilterMayMoveAReminderAnywhereAndItIsFound() throws Exception {
        put("Reports", "one");
        companion.append("Reports", octets(REMINDER), NOW);
        var found = (Lookup.Found) companion.find("<abc.1@kith.invalid>");
        assertThat(found.mailbox()).isEqualTo("Reports");
    }

    @Test
    void whatCameSinceAndIsGoneIsNoticed() throws Exception {
        put("INBOX", "one");
        var before = (Lookup.Absent) companion.find("<abc.1@kith.invalid>");
        put("INBOX", "two");
        var more = (Lookup.Absent) companion.find("<abc.1@kith.invalid>");
        assertThat(more.holdsAllSince(before.uidValidity(), before.uidNext())).isTrue();

        companion.append("INBOX", octets(REMINDER), NOW);
        clearRecent();
        companion.remove("INBOX", before.uidValidity(), before.uidNext() + 1, "<abc.1@kith.invalid>");
        var less = (Lookup.Absent) companion.find("<abc.1@kith.invalid>");
        assertThat(less.holdsAllSince(before.uidValidity(), before.uidNext())).isFalse();
        assertThat(less.holdsAllSince(before.uidValidity() + 1, less.uidNext())).isFalse();
    }

    @Test
    void ofADigestItIsToldWhatItTells() throws Exception {
        var digest = REMINDER.replace("X-Kith: 1", "X-Kith: 1\r\n <a@kith.invalid>\r\n <b@kith.invalid>");
        assertThat(digest).isNotEqualTo(REMINDER);
        companion.append("INBOX", octets(digest), NOW);
        var listed = (Listing.Listed) companion.own("X-Kith", null, Scope.NEAR);
        assertThat(listed.messages())
                .singleElement()
                .satisfies(own -> assertThat(own.tells()).containsExactly("<a@kith.invalid>", "<b@kith.invalid>"));
    }

    @Test
    void aFlaggedReminderStays() throws Exception {
        companion.append("INBOX", octets(REMINDER), NOW);
        clearRecent();
        flag(Flags.Flag.FLAGGED, true);
        var found = (Lookup.Found) companion.find("<abc.1@kith.invalid>");
        assertThat(companion.remove("INBOX", found.uidValidity(), found.uid(), "<abc.1@kith.invalid>"))
                .isInstanceOfSatisfying(
                        Removed.Kept.class, kept -> assertThat(kept.why()).contains("flagged"));
    }

    @Test
    void twoCopiesAreBothFound() {
        companion.append("INBOX", octets(REMINDER), NOW);
        companion.append("INBOX", octets(REMINDER), NOW);
        var found = (Lookup.Found) companion.find("<abc.1@kith.invalid>");
        assertThat(found.uid()).isEqualTo(1);
        assertThat(found.more()).containsExactly(2L);
    }

    @Test
    void aMailboxThatIsNotThereIsARefusal() {
        assertThat(companion.append("Nowhere", octets(REMINDER), NOW)).isInstanceOf(Placed.Refused.class);
    }

    @Test
    void ownMessagesAreListedWithTheirFlags() throws Exception {
        put("INBOX", "one");
        companion.append("INBOX", octets(REMINDER), NOW);
        flag(Flags.Flag.FLAGGED, true);
        var listed = (Listing.Listed) companion.own("X-Kith", null, Scope.NEAR);
        assertThat(listed.messages()).singleElement().satisfies(own -> {
            assertThat(own.messageId()).isEqualTo("<abc.1@kith.invalid>");
            assertThat(own.flagged()).isTrue();
            assertThat(own.seen()).isFalse();
        });
    }

    @Test
    void aSweepNamesWhatIsThere() throws Exception {
        put("INBOX", "one");
        put("INBOX", "two");
        put("Trash", "gone");
        var seen = new ArrayList<Present>();
        assertThat(companion.sweep(seen::add).state()).isEqualTo(State.COMPLETE);
        assertThat(seen).singleElement().satisfies(present -> {
            assertThat(present.mailbox()).isEqualTo("INBOX");
            assertThat(present.uids()).containsExactly(1, 2);
            assertThat(present.contains(3)).isFalse();
        });
    }

    @Test
    void aRefusedLoginIsTriedOnce() {
        vault.accepted("work", Protocol.IMAP, login("wrong"));
        assertThat(companion.read(marks, marks).state()).isEqualTo(State.NO_LOGIN);
        assertThat(companion.login()).isEqualTo(LoginState.REFUSED);
        assertThat(companion.append("INBOX", octets(REMINDER), NOW)).isInstanceOf(Placed.NoLogin.class);
        assertThat(companion.find("<abc.1@kith.invalid>")).isInstanceOf(Lookup.CannotTell.class);
    }

    private void put(String mailbox, String subject) throws Exception {
        var text = "From: bea@example.org\r\nTo: alice@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + subject + "@example.org>\r\n\r\nHello.\r\n";
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets(text)));
        folder(mailbox).appendMessage(message, new Flags(Flags.Flag.RECENT), Date.from(NOW));
    }

    private MailFolder folder(String name) throws Exception {
        var host = server.getManagers().getImapHostManager();
        var folder = host.getFolder(alice, name);
        if (folder != null) {
            return folder;
        }
        return host.createMailbox(alice, name);
    }

    private void clearRecent() throws Exception {
        flag(Flags.Flag.RECENT, false);
    }

    private void flag(Flags.Flag flag, boolean on) throws Exception {
        var folder = folder("INBOX");
        for (var uid : folder.getMessageUids()) {
            folder.setFlags(new Flags(flag), on, uid, null, true);
        }
    }

    private static Login login(String secret) {
        return new Login("PLAIN", "alice", octets(secret));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
