package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.demo.DemoServer;
import dev.kith.app.demo.SampleMailbox;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.StatusLine;
import dev.kith.app.line.WhyLine;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a message, in one process: a server, Kith, a client.
@Tag("long")
class WayOfAMessageTest {
    private static final String USER = SampleMailbox.ADDRESS;
    private static final String PASSWORD = "secret";
    /// A machine that builds seven other things at once is slow.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String JONAS = "jonas.weber@kettlepress.example";

    @TempDir
    Path temporary = Path.of("");

    @Test
    void mailIsEqualHistoryIsIndexedAndTheReminderComesOnceAndGoesWhenTheUserWrites() throws Exception {
        var mail = SampleMailbox.around(Clock.systemUTC().instant(), ZoneId.of("UTC"));
        try (var server = DemoServer.start(USER, PASSWORD, mail);
                var daemon = daemon(server);
                var direct = store(server.imapPort());
                var through = store(daemon.imapAddress("demo").getPort())) {
            assertThat(octets(through)).isEqualTo(octets(direct));

            await().atMost(PATIENCE).untilAsserted(() -> {
                var status = ask(daemon, new Ask.Status(), StatusLine.class).getFirst();
                assertThat(status.messages()).isEqualTo(mail.size());
                assertThat(status.accounts().getFirst().coveredSince()).isNotNull();
            });

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reminders(direct)).hasSize(1));
            var before = sentToJonas(daemon);
            send(daemon.smtpAddress("demo").getPort());
            // a message that goes while it is listed
            await().ignoreExceptionsInstanceOf(MessagingException.class)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(sentToJonas(daemon)).isEqualTo(before + 1);
                        assertThat(reminders(direct)).isEmpty();
                    });
            // every change of state is on record with its cause, and `why` shows it
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(daemon, new Ask.Why(JONAS, null, false, false), WhyLine.class))
                            .flatExtracting(WhyLine::changes)
                            .extracting(c -> c.was() + " > " + c.became() + ": " + c.cause())
                            .contains(
                                    "inactive > delivered: In a mail of its own.",
                                    "delivered > resolved: You wrote to them."));
        }
    }

    private Daemon daemon(DemoServer server) throws Refusal, IOException {
        var account = new Account(
                "demo",
                USER,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Endpoint(Security.PLAIN, "127.0.0.1", server.imapPort()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Endpoint(Security.PLAIN, "127.0.0.1", server.smtpPort()),
                new Trust.Platform(),
                Account.ClientTls.NONE);
        var config = new Config(
                temporary.resolve("kith.yaml"),
                List.of(new AccountConfig(account, List.of(), Period.ofYears(10), 500_000_000, List.of())),
                new Config.Owner("Robin", ZoneId.of("UTC"), "en"),
                new Config.Reminders(true, false, false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var clock = Clock.systemUTC();
        var how = new How("test", clock, clock, true, Duration.ofMillis(200));
        return Daemon.start(config, DataFolder.prepare(temporary.resolve("data")), how);
    }

    private static Store store(int port) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.imap.host", "127.0.0.1");
        properties.setProperty("mail.imap.port", String.valueOf(port));
        var store = Session.getInstance(properties).getStore("imap");
        store.connect(USER, PASSWORD);
        return store;
    }

    private static List<String> octets(Store store) throws MessagingException, IOException {
        var all = new ArrayList<String>();
        for (var name : List.of("INBOX", "Sent")) {
            try (var folder = store.getFolder(name)) {
                folder.open(Folder.READ_ONLY);
                for (var message : folder.getMessages()) {
                    if (message.getSubject().startsWith("Jonas Weber:")) {
                        continue;
                    }
                    var out = new ByteArrayOutputStream();
                    message.writeTo(out);
                    all.add(out.toString(StandardCharsets.ISO_8859_1));
                }
            }
        }
        all.removeIf(octets -> octets.contains("@kith.invalid>"));
        return all;
    }

    private static List<String> reminders(Store store) throws MessagingException {
        try (var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_ONLY);
            var subjects = new ArrayList<String>();
            for (var message : folder.getMessages()) {
                if (message.getSubject().startsWith("Jonas Weber:")) {
                    subjects.add(message.getSubject());
                }
            }
            return subjects;
        }
    }

    private static void send(int port) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.auth", "true");
        var session = Session.getInstance(properties);
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(USER));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(JONAS));
        message.setSubject("Paper for the tide catalogue, once more");
        message.setSentDate(Date.from(Clock.systemUTC().instant()));
        message.setText("Hello Jonas,\r\n\r\nthe printer's fair is on Monday. Shall we meet there?\r\n");
        message.saveChanges();
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, USER, PASSWORD);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static long sentToJonas(Daemon daemon) throws Refusal, IOException {
        return ask(daemon, new Ask.Person(JONAS, null), PersonLine.class)
                .getFirst()
                .sent();
    }

    private static <T> List<T> ask(Daemon daemon, Ask ask, Class<T> type) throws Refusal, IOException {
        var answer = new Gathered<>(type);
        daemon.answer(ask, answer);
        return answer.lines();
    }
}
