package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of TLS towards upstream share: each is run with both libraries, against a server with the certificate of
/// this host or of another.
abstract class UpstreamTlsCases {
    @TempDir
    static Path folder;

    static Certificate here;
    static Certificate elsewhere;

    final TlsLibrary library;

    UpstreamTlsCases(TlsLibrary library) {
        this.library = library;
    }

    @BeforeEach
    void isThere() {
        assumeThat(TlsLibrary.usual() == TlsLibrary.BORINGSSL || library == TlsLibrary.JAVA)
                .as("a native library for this machine")
                .isTrue();
    }

    @BeforeAll
    static void certificates() throws Exception {
        here = Certificate.of(folder, "dns:localhost");
        elsewhere = Certificate.of(folder, "dns:mail.example.org");
    }

    /// One account under TLS from the first octet.
    RunningProxy proxy(LoopbackServer server, Trust trust) throws Exception {
        return RunningProxy.of(
                library,
                null,
                RunningProxy.account("work", Security.TLS, "localhost", server.port(), trust, ClientTls.NONE));
    }

    /// Upstream's end of a connection that changes to TLS.
    static SSLSocket changed(Line plain, SSLContext tls) throws IOException {
        plain.say("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\n");
        assertThat(plain.hear()).isEqualTo("kith0 STARTTLS");
        plain.say("kith0 OK go\n");
        return (SSLSocket) tls.getSocketFactory().createSocket(plain.socket(), plain.in(), true);
    }

    /// Upstream's part of a handshake that Kith may refuse.
    static Thread shakeHands(SSLSocket socket) {
        return Thread.ofVirtual().start(() -> {
            try {
                socket.startHandshake();
            } catch (IOException _) {
                // refused
            }
        });
    }
}
