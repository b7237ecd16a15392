package dev.kith.app.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/// An embedded mail server (GreenMail) on loopback with one user and what their mailboxes hold. It keeps everything
/// in memory.
public final class DemoServer implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 100;

    private final GreenMail server;
    private final GreenMailUser user;
    private final int before;

    private DemoServer(GreenMail server, GreenMailUser user) throws FolderException {
        this.server = server;
        this.user = user;
        this.before = inbox();
    }

    /// Starts on ports that the system chooses.
    public static DemoServer start(String user, String password, List<SampleMailbox.Stored> mail) {
        var server = new ToldOnce(
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Hushed.start(server);
        try {
            var owner = server.setUser(user, user, password);
            fill(server.getManagers().getImapHostManager(), owner, mail);
            return new DemoServer(server, owner);
        } catch (AuthorizationException | FolderException | MessagingException e) {
            server.stop();
            throw new IllegalStateException("the sample mailbox was refused", e);
        }
    }

    /// Waits until INBOX holds more than it began with, which nobody but Kith does.
    ///
    /// @return whether it did within the time given
    public boolean awaitReminder(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            if (inbox() > before) {
                return true;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return false;
    }

    private int inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessageCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    private static void fill(ImapHostManager host, GreenMailUser user, List<SampleMailbox.Stored> mail)
            throws AuthorizationException, FolderException, MessagingException {
        for (var name : List.of("Sent", "Drafts", "Trash")) {
            host.createMailbox(user, name);
        }
        var session = Session.getInstance(new Properties());
        for (var message : mail) {
            var folder = host.getFolder(user, message.mailbox());
            var seen = new Flags(Flags.Flag.SEEN);
            folder.appendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message.octets())),
                    seen,
                    Date.from(message.date()));
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
