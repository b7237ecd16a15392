package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/// What the tests against a [ScriptedServer] share: a clock that stands still, a login, transcripts' beginnings.
abstract class TranscriptTest {
    static final String REMINDER = "Message-ID: <abc.1@kith.invalid>\r\n\r\nWrite.\r\n";

    Duration linger = Duration.ZERO;
    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    final Vault vault = Vault.withUsualLifetimes(() -> now);
    final MemoryMarks marks = new MemoryMarks();
    private final List<AutoCloseable> open = new ArrayList<>();

    /// Sign-in up to the list of mailboxes.
    static String signedIn(String capabilities, String... mailboxes) {
        var listed = new StringBuilder();
        for (var mailbox : mailboxes) {
            listed.append("S: * LIST ").append(mailbox).append('\n');
        }
        return """
            S: * OK ready
            C: a CAPABILITY
            S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
            S: a OK
            C: a AUTHENTICATE PLAIN
            S: +
            C: AGFsaWNlAGh1bnRlcjI=
            S: a OK
            C: a CAPABILITY
            S: * CAPABILITY IMAP4rev1 %s
            S: a OK
            C: a LIST "" "*"
            %sS: a OK
            """.formatted(capabilities, listed);
    }

    static String inbox(String capabilities) {
        return signedIn(capabilities, "() \"/\" INBOX");
    }

    static final String LOGGED_OUT = """
        C: a LOGOUT
        S: * BYE
        S: a OK
        """;

    ScriptedServer server(String... transcripts) throws IOException {
        var server = new ScriptedServer(transcripts);
        open.add(server);
        return server;
    }

    ImapCompanion companion(ScriptedServer server) {
        return companion(server, Security.PLAIN, new Login("PLAIN", "alice", octets("hunter2")));
    }

    ImapCompanion companion(ScriptedServer server, Security security, Login login) {
        vault.accepted("work", Protocol.IMAP, login);
        var settings = new Settings(
                null,
                500_000_000,
                Set.of(),
                Duration.ofMinutes(1),
                linger,
                Duration.ZERO,
                200,
                4 << 20,
                Duration.ofSeconds(5),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(15),
                Duration.ofHours(1));
        var endpoint = new Endpoint(security, "127.0.0.1", server.port());
        var companion =
                new ImapCompanion("work", endpoint, new Trust.Platform(), vault, settings, () -> now, new Random(1));
        open.add(companion);
        return companion;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) {
            each.close();
            if (each instanceof ScriptedServer server) {
                assertThat(server.surprises).isEmpty();
            }
        }
    }
}
