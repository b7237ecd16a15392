package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.proxy.companion.Companion.Reading;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
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

    @Test
    void aSecondVisitResumesTheFirstOnesSessionAndWithOtherTrustNot() throws Exception {
        var shown = Pattern.compile("sha256:([0-9a-f]{64})")
                .matcher(read(new Trust.Pin("0".repeat(64))).detail());
        assertThat(shown.find()).isTrue();
        var tls = new Tls(new Trust.Pin(shown.group(1)));
        long began = visit(tls);
        assertThat(visit(tls)).isEqualTo(began);
        assertThat(visit(tls)).isEqualTo(began);
        assertThat(visit(new Tls(new Trust.Pin(shown.group(1))))).isNotEqualTo(began);
        assertThatThrownBy(() -> visit(new Tls(new Trust.Pin("0".repeat(64)))))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> visit(new Tls(new Trust.Platform()))).isInstanceOf(SSLHandshakeException.class);
    }

    /// @return when the session of the connection began: a resumed one is as old as the one that it goes on with
    private long visit(Tls tls) throws Exception {
        var endpoint = new Endpoint(Security.TLS, "localhost", server.getImaps().getPort());
        try (var secure = tls.over(new Socket("localhost", endpoint.port()), endpoint)) {
            secure.getOutputStream().write("a LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(secure.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("a OK LOGOUT");
            return secure.getSession().getCreationTime();
        }
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
