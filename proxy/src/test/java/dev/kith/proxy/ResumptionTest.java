package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// TLS sessions towards upstream are taken up again (RFC 8446 section 2.2, RFC 5077), which spares both ends the dear
/// part of a handshake, and never past somebody's trust. A resumed session is as old as the one that it goes on with,
/// which the server's end tells.
@ParameterizedClass
@EnumSource
class ResumptionTest extends UpstreamTlsCases {
    /// The tests are run with both.
    ResumptionTest(TlsLibrary library) {
        super(library);
    }

    private static Account account(String name, Security security, LoopbackServer server, Trust trust) {
        return RunningProxy.account(name, security, "localhost", server.port(), trust, ClientTls.NONE);
    }

    private static LoopbackServer server(SSLContext tls, String version) throws Exception {
        var listening = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setEnabledProtocols(new String[] {version});
        return new LoopbackServer(listening);
    }

    /// One connection.
    ///
    /// @return when its session began, in milliseconds
    private static long visit(RunningProxy proxy, String account, LoopbackServer server) throws Exception {
        try (Line client = proxy.connect(account);
                Line upstream = server.next()) {
            return greeted(client, upstream);
        }
    }

    private static long greeted(Line client, Line upstream) throws Exception {
        upstream.say("* OK ready\n");
        assertThat(client.hear()).isEqualTo("* OK ready");
        client.say("a LOGOUT\n");
        assertThat(upstream.hear()).isEqualTo("a LOGOUT");
        return ((SSLSocket) upstream.socket()).getSession().getCreationTime();
    }

    private static void isRefused(RunningProxy proxy, String account, LoopbackServer server, String why)
            throws Exception {
        try (Line client = proxy.connect(account);
                Line upstream = server.next()) {
            var _ = shakeHands((SSLSocket) upstream.socket());
            assertThat(client.rest()).contains(why);
        }
    }

    @Test
    void aSecondConnectionResumesTheFirstOnesSession() throws Exception {
        for (Trust trust : List.of(new Trust.Authority(here.pem()), new Trust.Pin(here.pin()))) {
            for (String version : List.of("TLSv1.3", "TLSv1.2")) {
                try (var server = server(here.sockets(), version);
                        var proxy = proxy(server, trust)) {
                    long began = visit(proxy, "work", server);
                    assertThat(visit(proxy, "work", server)).as(version).isEqualTo(began);
                    assertThat(visit(proxy, "work", server)).as(version).isEqualTo(began);
                }
            }
        }
    }

    @Test
    void andBehindStartTlsToo() throws Exception {
        var tls = here.sockets();
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(
                        library, null, account("work", Security.STARTTLS, server, new Trust.Authority(here.pem())))) {
            long began = visitByStartTls(proxy, server, tls);
            assertThat(visitByStartTls(proxy, server, tls)).isEqualTo(began);
        }
    }

    private static long visitByStartTls(RunningProxy proxy, LoopbackServer server, SSLContext tls) throws Exception {
        try (Line client = proxy.connect();
                Line upstream = Line.of(changed(server.next(), tls))) {
            return greeted(client, upstream);
        }
    }

    @Test
    void otherTrustBeginsAnew() throws Exception {
        try (var server = server(here.sockets(), "TLSv1.3")) {
            long began;
            try (var proxy = proxy(server, new Trust.Pin(here.pin()))) {
                began = visit(proxy, "work", server);
            }
            try (var proxy = proxy(server, new Trust.Authority(here.pem()))) {
                assertThat(visit(proxy, "work", server)).isNotEqualTo(began);
            }
            try (var proxy = proxy(server, new Trust.Pin(elsewhere.pin()))) {
                isRefused(proxy, "work", server, "not the pinned certificate");
            }
            try (var proxy = proxy(server, new Trust.Authority(elsewhere.pem()))) {
                isRefused(proxy, "work", server, "its certificate is not trusted");
            }
        }
    }

    @Test
    void twoAccountsAtOneServerShareNoSession() throws Exception {
        try (var server = server(here.sockets(), "TLSv1.3");
                var proxy = RunningProxy.of(
                        library,
                        null,
                        account("home", Security.TLS, server, new Trust.Pin(here.pin())),
                        account("work", Security.TLS, server, new Trust.Pin(elsewhere.pin())))) {
            visit(proxy, "home", server);
            isRefused(proxy, "work", server, "not the pinned certificate");
        }
    }

    @Test
    void aServerThatDoesNotKnowTheSessionIsLookedAtAgain() throws Exception {
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(
                        library, null, account("work", Security.STARTTLS, server, new Trust.Pin(here.pin())))) {
            visitByStartTls(proxy, server, here.sockets());
            try (Line client = proxy.connect()) {
                var _ = shakeHands(changed(server.next(), elsewhere.sockets()));
                assertThat(client.rest()).contains("not the pinned certificate");
            }
        }
    }
}
