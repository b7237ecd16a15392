package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1");

    @TempDir
    Path folder;

    private ClientCertificate keep(Set<String> names, Duration later) throws Exception {
        return ClientCertificate.keep(folder, names, Instant.now().plus(later));
    }

    @Test
    void isMadeOnceAndKept() throws Exception {
        var first = keep(NAMES, Duration.ZERO);
        var again = keep(NAMES, Duration.ofDays(700));

        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("client-tls.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isMadeAnewBeforeItsEndAndForANewName() throws Exception {
        var first = keep(NAMES, Duration.ZERO);
        var renewed = keep(NAMES, Duration.ofDays(800));
        var widened = keep(Set.of("localhost", "192.0.2.7"), Duration.ZERO);

        assertThat(renewed.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(widened.fingerprint()).isNotEqualTo(renewed.fingerprint());
        assertThat(shown().getSubjectAlternativeNames().toString()).contains("192.0.2.7", "localhost");
    }

    @Test
    void whatIsShownHoldsNoKey() throws Exception {
        keep(NAMES, Duration.ZERO);

        assertThat(Files.readString(folder.resolve("client-tls.pem")))
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .doesNotContain("KEY");
        assertThat(shown().getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofDays(825)));
    }

    private X509Certificate shown() throws Exception {
        try (var in = Files.newInputStream(folder.resolve("client-tls.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /// As Thunderbird does it with the certificate imported: the chain and the host name are checked.
    @Test
    void aClientThatTrustsItIsServed() throws Exception {
        var certificate = keep(NAMES, Duration.ZERO);
        try (var server = new LoopbackServer(javax.net.ServerSocketFactory.getDefault());
                var proxy = RunningProxy.of(
                        certificate,
                        RunningProxy.account(
                                "work",
                                Security.PLAIN,
                                "127.0.0.1",
                                server.port(),
                                new Trust.Platform(),
                                ClientTls.IMPLICIT))) {
            var trusting = SSLContext.getInstance("TLS");
            var check = dev.kith.proxy.relay.Certificates.check(new Trust.Authority(folder.resolve("client-tls.pem")));
            trusting.init(null, new TrustManager[] {check}, null);
            var socket = (SSLSocket) trusting.getSocketFactory()
                    .createSocket("127.0.0.1", proxy.address().getPort());
            var parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            try (Line client = Line.of(socket);
                    Line upstream = server.next()) {
                socket.startHandshake();
                upstream.say("* OK ready\n");
                assertThat(client.hear()).isEqualTo("* OK ready");
                client.say("a NOOP\n");
                assertThat(upstream.hear()).isEqualTo("a NOOP");
            }
        }
    }
}
