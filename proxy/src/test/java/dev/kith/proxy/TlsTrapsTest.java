package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// Block D of docs/traps.md where it needs real TLS: certificates on the upstream leg, TLS on the client leg.
@ParameterizedClass
@EnumSource
class TlsTrapsTest extends UpstreamTlsCases {
    /// The tests are run with both.
    TlsTrapsTest(TlsLibrary library) {
        super(library);
    }

    private static LoopbackServer tlsServer(Certificate certificate) throws Exception {
        return new LoopbackServer(certificate.sockets().getServerSocketFactory());
    }

    private void passes(Certificate certificate, Trust trust) throws Exception {
        try (var server = tlsServer(certificate);
                var proxy = proxy(server, trust);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
            client.say("a NOOP\n");
            assertThat(upstream.hear()).isEqualTo("a NOOP");
            assertThat(proxy.status().upstreamTls()).isEqualTo(library.name().toLowerCase(Locale.ROOT));
        }
    }

    private void refused(Certificate certificate, Trust trust, String why) throws Exception {
        try (var server = tlsServer(certificate);
                var proxy = proxy(server, trust);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            var _ = shakeHands((SSLSocket) upstream.socket());
            assertThat(client.rest())
                    .isEqualTo("* BYE Kith: cannot reach localhost port " + server.port() + ": " + why + "\r\n");
            assertThat(proxy.status().edits()).containsEntry("unavailable", 1L);
        }
    }

    @Test
    void d11_thePlatformDoesNotTrustIt() throws Exception {
        refused(here, new Trust.Platform(), "its certificate is not trusted");
    }

    @Test
    void d11_thePrivateAuthorityAndTheRightHost() throws Exception {
        passes(here, new Trust.Authority(here.pem()));
    }

    @Test
    void d11_theWrongHost() throws Exception {
        refused(elsewhere, new Trust.Authority(elsewhere.pem()), "its certificate is for another host name");
    }

    @Test
    void d11_thePinnedCertificateWhateverItsName() throws Exception {
        passes(elsewhere, new Trust.Pin(elsewhere.pin()));
    }

    @Test
    void d11_notThePinnedCertificate() throws Exception {
        refused(
                here,
                new Trust.Pin(elsewhere.pin()),
                "not the pinned certificate; the server shows sha256:" + here.pin());
    }

    /// BoringSSL takes neither: Java is asked, and again at once with the next connection.
    @Test
    void d11_aKeyThatOneLibraryDoesNotTake() throws Exception {
        for (String group : List.of("secp521r1", "Ed25519")) {
            var odd = Certificate.of(folder, "dns:localhost", group);
            try (var server = tlsServer(odd);
                    var proxy = proxy(server, new Trust.Authority(odd.pem()))) {
                try (Line client = proxy.connect()) {
                    if (library == TlsLibrary.BORINGSSL) {
                        Line disagreed = server.next();
                        assertThatThrownBy(() -> disagreed.say("* OK ready\n")).isInstanceOf(SSLException.class);
                    }
                    greets(server, client);
                }
                try (Line client = proxy.connect()) {
                    greets(server, client);
                }
                assertThat(proxy.status().upstreamTls()).isEqualTo("java");
            }
        }
    }

    /// A server says STARTTLS once: the client that comes next is served.
    @Test
    void d11_aKeyThatOneLibraryDoesNotTakeBehindStartTls() throws Exception {
        var odd = Certificate.of(folder, "dns:localhost", "secp521r1");
        var trust = new Trust.Authority(odd.pem());
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(
                        library,
                        null,
                        RunningProxy.account(
                                "work", Security.STARTTLS, "localhost", server.port(), trust, ClientTls.NONE))) {
            if (library == TlsLibrary.BORINGSSL) {
                try (Line client = proxy.connect();
                        Line disagreed = Line.of(changed(server.next(), odd.sockets()))) {
                    assertThatThrownBy(disagreed.in()::read).isInstanceOf(SSLException.class);
                    assertThat(client.rest()).contains("no TLS connection can be made");
                }
            }
            try (Line client = proxy.connect();
                    Line upstream = Line.of(changed(server.next(), odd.sockets()))) {
                var reading = shakeHands((SSLSocket) upstream.socket());
                assertThat(client.hear()).isEqualTo("* OK ready");
                reading.join();
            }
        }
    }

    private static void greets(LoopbackServer server, Line client) throws Exception {
        try (Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
        }
    }

    @Test
    void d11_andIsNotTrustedForThat() throws Exception {
        var odd = Certificate.of(folder, "dns:localhost", "secp521r1");
        try (var server = tlsServer(odd);
                var proxy = proxy(server, new Trust.Authority(here.pem()));
                Line client = proxy.connect()) {
            if (library == TlsLibrary.BORINGSSL) {
                Line disagreed = server.next();
                assertThatThrownBy(() -> disagreed.say("* OK ready\n")).isInstanceOf(SSLException.class);
            }
            Line refused = server.next();
            assertThatThrownBy(() -> refused.say("* OK ready\n")).isInstanceOf(IOException.class);
            assertThat(client.rest()).contains("its certificate is not trusted");
        }
    }

    @Test
    void d11_aCertificateOfAnotherTime() throws Exception {
        var valid = Certificate.signed(folder, "dns:localhost", "-1d");
        passes(valid, new Trust.Authority(valid.pem()));
        var expired = Certificate.signed(folder, "dns:localhost", "-60d");
        refused(expired, new Trust.Authority(expired.pem()), "its certificate has expired");
        var early = Certificate.signed(folder, "dns:localhost", "+2d");
        refused(
                early,
                new Trust.Authority(early.pem()),
                "its certificate is not valid yet; is this computer's clock right?");
    }

    @Test
    void d11_noTlsThere() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = proxy(server, new Trust.Platform());
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK I speak plain IMAP\n");
            assertThat(client.rest()).contains(": it does not speak TLS there");
        }
    }

    @Test
    void g4_closeNotifyIsCarriedBothWays() throws Exception {
        try (var server = tlsServer(here);
                var proxy = proxy(server, new Trust.Authority(here.pem()));
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.say("a LOGOUT\n");
            client.socket().shutdownOutput();
            assertThat(upstream.rest()).isEqualTo("a LOGOUT\r\n");
            upstream.say("a OK done\n");
            upstream.socket().shutdownOutput();
            assertThat(client.rest()).isEqualTo("a OK done\r\n");
            client.close();
            await().atMost(Duration.ofSeconds(10)).until(() -> proxy.status().connections() == 0);
        }
    }

    private RunningProxy facing(ClientTls clientTls, LoopbackServer server) throws Exception {
        var account = RunningProxy.account(
                "work", Security.PLAIN, "127.0.0.1", server.port(), new Trust.Platform(), clientTls);
        return RunningProxy.of(library, here.clientLegs(), account);
    }

    @Test
    void j17_tlsOnTheClientLegFromTheFirstOctet() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = facing(ClientTls.IMPLICIT, server);
                Line client = Line.of(here.sockets()
                        .getSocketFactory()
                        .createSocket("localhost", proxy.address().getPort()))) {
            client.say("a NOOP\n");
            try (Line upstream = server.next()) {
                upstream.say("* OK ready\n");
                assertThat(client.hear()).isEqualTo("* OK ready");
                assertThat(upstream.hear()).isEqualTo("a NOOP");
                client.socket().shutdownOutput();
                assertThat(upstream.rest()).isEmpty();
                upstream.say("* BYE bye\n");
                upstream.close();
                assertThat(client.rest()).isEqualTo("* BYE bye\r\n");
            }
        }
    }

    private static Line secured(Line plain, int port) throws Exception {
        Socket socket = here.sockets().getSocketFactory().createSocket(plain.socket(), "localhost", port, true);
        return Line.of(socket);
    }

    @Test
    void d6_starttlsOnTheClientLeg() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = facing(ClientTls.STARTTLS, server);
                Line plain = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK [CAPABILITY IMAP4rev1] ready\n");
            assertThat(plain.hear()).isEqualTo("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready");
            plain.say("a STARTTLS\n");
            assertThat(plain.hear()).isEqualTo("a OK Begin TLS negotiation now");
            try (Line client = secured(plain, proxy.address().getPort())) {
                client.say("b CAPABILITY\n");
                assertThat(upstream.hear()).isEqualTo("b CAPABILITY");
                upstream.say("* CAPABILITY IMAP4rev1\nb OK done\n");
                assertThat(client.hear()).isEqualTo("* CAPABILITY IMAP4rev1");
                assertThat(client.hear()).isEqualTo("b OK done");
            }
            assertThat(proxy.status().edits()).containsOnlyKeys("capability-starttls", "starttls");
        }
    }

    @Test
    void d6_octetsBehindStarttlsEndTheConnection() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = facing(ClientTls.STARTTLS, server);
                Line plain = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            plain.hear();
            plain.say("a STARTTLS\nb LOGIN mallory secret\n");
            assertThat(plain.rest()).isEmpty();
            plain.close();
            assertThat(upstream.rest()).isEmpty();
        }
    }

    /// imapfilter with a protocol named begins with TLS; what it should do instead depends on what the port can.
    @Test
    void d10_tlsSpokenToAPortOfStarttls() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger("dev.kith.proxy.relay");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try (var server = new LoopbackServer();
                var proxy = facing(ClientTls.STARTTLS, server);
                Line client = proxy.connect();
                Line upstream = server.next()) {
            upstream.say("* OK ready\n");
            client.hear();
            client.out().write(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0});
            assertThat(client.rest()).isEmpty();
        } finally {
            logger.detachAppender(logged);
        }
        assertThat(logged.list)
                .anyMatch(event -> event.getFormattedMessage().contains("set its connection security to \"STARTTLS\""));
    }

    @Test
    void c8_starttlsUpstreamWithRealTls() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(
                        library,
                        null,
                        RunningProxy.account(
                                "work",
                                Security.STARTTLS,
                                "localhost",
                                server.port(),
                                new Trust.Authority(here.pem()),
                                ClientTls.NONE));
                Line client = proxy.connect();
                Line plain = server.next()) {
            plain.say("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready\n");
            assertThat(plain.hear()).isEqualTo("kith0 STARTTLS");
            plain.say("kith0 OK go\n");
            var socket = (SSLSocket) here.sockets().getSocketFactory().createSocket(plain.socket(), plain.in(), true);
            try (Line upstream = Line.of(socket)) {
                socket.startHandshake();
                assertThat(client.hear()).isEqualTo("* OK ready");
                client.say("a CAPABILITY\n");
                assertThat(upstream.hear()).isEqualTo("a CAPABILITY");
                upstream.say("* CAPABILITY IMAP4rev1 COMPRESS=DEFLATE\na OK done\n");
                assertThat(client.hear()).isEqualTo("* CAPABILITY IMAP4rev1");
                assertThat(client.hear()).isEqualTo("a OK done");
            }
        }
    }
}
