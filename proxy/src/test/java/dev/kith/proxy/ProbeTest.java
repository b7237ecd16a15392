package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.probe.Probe;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.probe.Why;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A look at a server from outside, on the wire.
class ProbeTest {
    private static final Probe PROBE = new Probe(Duration.ofSeconds(5), Duration.ofSeconds(5));

    @TempDir
    Path folder = Path.of("");

    @Test
    void imapUnderTlsShowsItsCapabilitiesAndItsCertificate() throws Exception {
        var certificate = Certificate.of(folder, "dns:localhost");
        try (var server = new LoopbackServer(certificate.sockets().getServerSocketFactory())) {
            var seen = look(Protocol.IMAP, Security.TLS, "localhost", server, new Trust.Authority(certificate.pem()));
            try (var line = server.next()) {
                line.say("* OK ready\n");
                assertThat(line.hear()).isEqualTo("k1 CAPABILITY");
                line.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN auth=xoauth2 UIDPLUS\nk1 OK done\n");
                assertThat(line.hear()).isEqualTo("k4 LOGOUT");
            }
            var reached = (Seen.Reached) seen.join();
            assertThat(reached.capabilities()).contains("UIDPLUS");
            assertThat(reached.mechanisms()).containsExactlyInAnyOrder("PLAIN", "XOAUTH2");
            assertThat(Objects.requireNonNull(reached.certificate()).subject()).contains("CN=kith.test");
        }
    }

    @Test
    void imapsOwnLoginCountsAsAPasswordUnlessItIsSwitchedOff() {
        assertThat(offering("IMAP4REV1", "AUTH=XOAUTH2").takesPasswords()).isTrue();
        assertThat(offering("IMAP4REV1", "AUTH=XOAUTH2", "LOGINDISABLED").takesPasswords())
                .isFalse();
        assertThat(offering("IMAP4REV1", "AUTH=PLAIN", "LOGINDISABLED").takesPasswords())
                .isTrue();
        // SMTP has no such command
        assertThat(offering("AUTH XOAUTH2", "8BITMIME").takesPasswords()).isFalse();
    }

    private static Seen.Reached offering(String... capabilities) {
        return new Seen.Reached(List.of(capabilities), null, null);
    }

    @Test
    void smtpWithStartTlsIsAskedAgainBehindIt() throws Exception {
        try (var server = new LoopbackServer()) {
            var seen = look(Protocol.SMTP, Security.PLAIN, "127.0.0.1", server, new Trust.Platform());
            try (var line = server.next()) {
                line.say("220 mx ready at Sun, 1 Mar 2026 12:00:00 +0000\n");
                assertThat(line.hear()).isEqualTo("EHLO [127.0.0.1]");
                line.say("250-mx\n250-AUTH PLAIN OAUTHBEARER\n250 8BITMIME\n");
                assertThat(line.hear()).isEqualTo("QUIT");
            }
            var reached = (Seen.Reached) seen.join();
            assertThat(reached.mechanisms()).containsExactlyInAnyOrder("PLAIN", "OAUTHBEARER");
            assertThat(reached.itsTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        }
    }

    @Test
    void startTlsThatIsNotOfferedIsNamed() throws Exception {
        try (var server = new LoopbackServer()) {
            var seen = look(Protocol.IMAP, Security.STARTTLS, "127.0.0.1", server, new Trust.Platform());
            try (var line = server.next()) {
                line.say("* OK ready\n");
                line.hear();
                line.say("* CAPABILITY IMAP4rev1\nk1 OK done\n");
                assertThat(((Seen.Missed) seen.join()).why()).isEqualTo(Why.NO_STARTTLS);
            }
        }
    }

    @Test
    void eachFailureIsToldApart() throws Exception {
        var certificate = Certificate.of(folder, "dns:elsewhere.test");
        try (var server = new LoopbackServer(certificate.sockets().getServerSocketFactory())) {
            shakeHands(server);
            assertThat(why("localhost", server.port(), Security.TLS, new Trust.Authority(certificate.pem())))
                    .isEqualTo(Why.OTHER_NAME);
            shakeHands(server);
            assertThat(why("localhost", server.port(), Security.TLS, new Trust.Platform()))
                    .isEqualTo(Why.NOT_TRUSTED);
        }
        try (var server = new LoopbackServer()) {
            var seen = look(Protocol.IMAP, Security.TLS, "127.0.0.1", server, new Trust.Platform());
            try (var line = server.next()) {
                line.say("* OK this is plain\n");
                assertThat(((Seen.Missed) seen.join()).why()).isEqualTo(Why.NO_TLS);
            }
            var http = look(Protocol.IMAP, Security.PLAIN, "127.0.0.1", server, new Trust.Platform());
            try (var line = server.next()) {
                line.say("HTTP/1.1 400 Bad Request\n");
                assertThat(((Seen.Missed) http.join()).why()).isEqualTo(Why.OTHER_PROTOCOL);
            }
            var gone = look(Protocol.SMTP, Security.PLAIN, "127.0.0.1", server, new Trust.Platform());
            server.next().close();
            assertThat(((Seen.Missed) gone.join()).why()).isEqualTo(Why.BROKE);
        }
        assertThat(why("127.0.0.1", closedPort(), Security.PLAIN, new Trust.Platform()))
                .isEqualTo(Why.REFUSED);
        assertThat(why("no-such-host.invalid", 993, Security.TLS, new Trust.Platform()))
                .isEqualTo(Why.NO_SUCH_HOST);
    }

    /// The server's half of a handshake that fails: its socket has to be read from.
    private static void shakeHands(LoopbackServer server) {
        Thread.ofVirtual().start(() -> {
            try (var line = server.next()) {
                line.rest();
            } catch (IOException | InterruptedException _) {
                // the client went away, as it should
            }
        });
    }

    private static int closedPort() throws IOException {
        try (var nobodyListensLater = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobodyListensLater.getLocalPort();
        }
    }

    private static Why why(String host, int port, Security security, Trust trust) {
        return ((Seen.Missed) PROBE.look(Protocol.IMAP, new Endpoint(security, host, port), trust)).why();
    }

    private static CompletableFuture<Seen> look(
            Protocol protocol, Security security, String host, LoopbackServer server, Trust trust) {
        var endpoint = new Endpoint(security, host, server.port());
        return CompletableFuture.supplyAsync(() -> PROBE.look(protocol, endpoint, trust));
    }
}
