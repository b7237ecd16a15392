package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.proxy.companion.Companion.Placed;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import jakarta.mail.Flags;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What travels, counted on the wire, and who waits for whom.
class AttachmentTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final Vault vault = Vault.withUsualLifetimes(() -> now);
    private final MemoryMarks marks = new MemoryMarks();
    private CountingRelay relay;

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.setUser("alice@example.org", "alice", "hunter2");
        vault.accepted("work", Protocol.IMAP, new Login("PLAIN", "alice", "hunter2".getBytes(StandardCharsets.UTF_8)));
        relay = new CountingRelay(server.getImap().getPort());
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        server.stop();
    }

    @Test
    void fiveMegabytesOfAttachmentDoNotTravel() throws Exception {
        put(withAttachment(5 << 20));
        try (var companion = companion(500_000_000, 200)) {
            assertThat(companion.read(marks, marks).state()).isEqualTo(State.COMPLETE);
        }
        assertThat(relay.received.get()).isLessThan(10_000);
        assertThat(marks.octetsToday(now)).isBetween(relay.received.get() - 200, relay.received.get());
        var sighting = marks.read.getFirst();
        assertThat(sighting.cut()).isTrue();
        assertThat(sighting.size()).isGreaterThan(5 << 20);

        var message = parse(sighting.octets());
        assertThat(message.getSubject()).isEqualTo("The plans");
        var mixed = (MimeMultipart) message.getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        assertThat(mixed.getBodyPart(0).getContent().toString().strip()).isEqualTo("Here they are.");
        Part attachment = mixed.getBodyPart(1);
        assertThat(attachment.getFileName()).isEqualTo("plans.pdf");
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void theDaysOctetsAreKept() throws Exception {
        var text = "Line after line after line.\r\n".repeat(2_000);
        for (var i = 0; i < 60; i++) {
            put("Subject: " + i + "\r\nMessage-ID: <" + i + "@example.org>\r\n\r\n" + text);
        }
        try (var companion = companion(2 << 20, 10)) {
            var first = companion.read(marks, marks);
            assertThat(first.state()).isEqualTo(State.CAPPED);
            assertThat(first.again()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
            assertThat(marks.octetsToday(now)).isLessThanOrEqualTo(2 << 20);
            assertThat(marks.read).hasSizeBetween(25, 40);

            now = now.plus(1, ChronoUnit.DAYS);
            assertThat(companion.read(marks, marks).state()).isEqualTo(State.COMPLETE);
        }
        assertThat(marks.where()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aLongReadingGivesWayToAReminderOnTheSameSocket() throws Exception {
        for (var i = 0; i < 30; i++) {
            put("Subject: " + i + "\r\n\r\nHello.\r\n");
        }
        try (var companion = companion(500_000_000, 1)) {
            var append = new CompletableFuture<Placed>();
            var readBefore = new CompletableFuture<Integer>();
            companion.read(marks, batch -> {
                marks.accept(batch);
                if (marks.read.size() == 1) {
                    Thread.ofVirtual().start(() -> {
                        append.complete(companion.append(
                                "INBOX", "A: b\r\n\r\nKith\r\n".getBytes(StandardCharsets.US_ASCII), now));
                        readBefore.complete(marks.read.size());
                    });
                }
            });
            assertThat(append.get()).isInstanceOf(Placed.Appended.class);
            assertThat(readBefore.get()).isLessThan(30);
        }
        assertThat(relay.openMax).hasValue(1);
        assertThat(marks.where()).doesNotHaveDuplicates();
    }

    private ImapCompanion companion(long octetsPerDay, int batchMessages) {
        var settings = new Settings(
                null,
                octetsPerDay,
                Set.of(),
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                batchMessages,
                4 << 20,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        var endpoint = new Endpoint(Security.PLAIN, "127.0.0.1", relay.port());
        return new ImapCompanion("work", endpoint, new Trust.Platform(), vault, settings, () -> now, new Random(1));
    }

    private static String withAttachment(int octets) throws Exception {
        var content = new byte[octets];
        new Random(5).nextBytes(content);
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("The plans");
        var plain = new MimeBodyPart();
        plain.setText("Here they are.");
        var file = new MimeBodyPart();
        file.setContent(Base64.getMimeEncoder().encodeToString(content), "application/pdf");
        file.setHeader("Content-Transfer-Encoding", "base64");
        file.setFileName("plans.pdf");
        message.setContent(new MimeMultipart(plain, file));
        message.saveChanges();
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private void put(String text) throws Exception {
        var folder = server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUser("alice"));
        folder.appendMessage(parse(text.getBytes(StandardCharsets.US_ASCII)), new Flags(), Date.from(now));
    }

    private static MimeMessage parse(byte[] octets) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }
}
