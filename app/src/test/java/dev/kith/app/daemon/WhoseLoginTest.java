package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.StatusLine;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two users of one provider, and one of them comes to the other's port with the mail program.
class WhoseLoginTest {
    private static final String ALICE = "alice@example.org";
    private static final String BOB = "bob@example.org";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path temporary = Path.of("");

    @Test
    void somebodyElsesMailboxIsNotLent() throws Exception {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        try {
            for (var user : List.of(ALICE, BOB)) {
                server.setUser(user, user, "secret of " + user);
            }
            deliver(server, ALICE, "for alice");
            deliver(server, BOB, "for bob");
            try (var daemon = daemon(server)) {
                assertThat(subjects(daemon, ALICE)).containsExactly("for alice");
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(status(daemon).messages()).isEqualTo(1));

                assertThat(subjects(daemon, BOB)).as("his mail passes").containsExactly("for bob");
                send(daemon, BOB);
                assertThat(status(daemon).notices())
                        .filteredOn(notice -> notice.contains(BOB))
                        .hasSize(2);
                assertThat(status(daemon).accounts().getFirst().otherLogins()).containsOnlyKeys("imap", "smtp");
                assertThat(status(daemon).accounts().getFirst().login()).isEqualTo("accepted");

                deliver(server, ALICE, "for alice again");
                assertThat(subjects(daemon, ALICE)).hasSize(2);
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(status(daemon).messages()).isEqualTo(2));
            }
            // and it is remembered
            try (var daemon = daemon(server)) {
                assertThat(subjects(daemon, BOB)).containsExactly("for bob", "from bob");
                assertThat(status(daemon).accounts().getFirst().login()).isEqualTo("none");
                assertThat(status(daemon).messages()).isEqualTo(2);
            }
        } finally {
            server.stop();
        }
    }

    private Daemon daemon(GreenMail server) throws Exception {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var account = new Account(
                "work",
                "anna@example.org",
                loopback,
                new Endpoint(Security.PLAIN, "127.0.0.1", server.getImap().getPort()),
                loopback,
                new Endpoint(Security.PLAIN, "127.0.0.1", server.getSmtp().getPort()),
                new Trust.Platform(),
                Account.ClientTls.NONE);
        var config = new Config(
                temporary.resolve("kith.yaml"),
                List.of(new AccountConfig(account, List.of(), Period.ofYears(10), 500_000_000, List.of())),
                new Config.Owner("Alice", ZoneId.of("UTC"), "en"),
                new Config.Reminders(false, true, true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var clock = Clock.systemUTC();
        var how = new How("test", clock, clock, false, Duration.ofSeconds(1));
        return Daemon.start(config, DataFolder.prepare(temporary.resolve("data")), how);
    }

    private static void deliver(GreenMail server, String to, String subject) throws Exception {
        var message = message(subject, to);
        server.getUserManager().getUser(to).deliver(message);
    }

    private static MimeMessage message(String subject, String to) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("jonas.weber@kettlepress.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText("Hello");
        message.saveChanges();
        return message;
    }

    private static List<String> subjects(Daemon daemon, String user) throws Exception {
        var subjects = new ArrayList<String>();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", daemon.imapAddress("work").getPort(), user, "secret of " + user);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (var message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                    // the body too: that is what a tap could see
                    message.getInputStream().readAllBytes();
                }
            }
        }
        return subjects;
    }

    private static void send(Daemon daemon, String user) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        try (var transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", daemon.smtpAddress("work").getPort(), ALICE, "secret of " + ALICE);
        }
        try (var transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", daemon.smtpAddress("work").getPort(), user, "secret of " + user);
            var message = message("from bob", BOB);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static StatusLine status(Daemon daemon) throws Exception {
        var answer = new Gathered<>(StatusLine.class);
        daemon.answer(new Ask.Status(), answer);
        return answer.lines().getFirst();
    }
}
