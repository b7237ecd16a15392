package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.proxy.companion.Companion.Reading;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom the companion shows a password to.
class TlsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
    private final MemoryMarks marks = new MemoryMarks();

    @BeforeEach
    void start() {
        server.start();
        server.setUser("alice@example.org", "alice", "hunter2");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() {
        var reading = read(new Trust.Platform());
        assertThat(reading.state()).isEqualTo(State.FAILED);
        assertThat(reading.detail()).contains("certif");
    }

    @Test
    void thePinnedCertificateIsTrustedAndNoOther() {
        var refused = read(new Trust.Pin("0".repeat(64)));
        assertThat(refused.state()).isEqualTo(State.FAILED);
        var shown = Pattern.compile("sha256:([0-9a-f]{64})").matcher(refused.detail());
        assertThat(shown.find()).as(refused.detail()).isTrue();

        assertThat(read(new Trust.Pin(shown.group(1))).state()).isEqualTo(State.COMPLETE);
    }

    private Reading read(Trust trust) {
        var vault = Vault.withUsualLifetimes(() -> NOW);
        vault.accepted("work", Protocol.IMAP, new Login("PLAIN", "alice", "hunter2".getBytes(StandardCharsets.UTF_8)));
        try (var companion = new ImapCompanion(
                "work",
                new Endpoint(Security.TLS, "localhost", server.getImaps().getPort()),
                trust,
                vault,
                Settings.usual(null, 500_000_000, Set.of()),
                () -> NOW,
                new Random(1))) {
            return companion.read(marks, marks);
        }
    }
}
