package dev.kith.proxy.companion;

import dev.kith.proxy.relay.Certificates;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS towards upstream as an account's [Trust] asks for it: 1.2 or 1.3, chain and host name verified, or the one
/// pinned certificate. One for each companion, which comes back every few minutes: so its authorities are read once
/// and its TLS sessions are taken up again (RFC 8446, section 2.2), and nobody else's.
final class Tls {
    private final Trust trust;
    private @Nullable SSLContext context;

    Tls(Trust trust) {
        this.trust = trust;
    }

    /// Puts TLS on a connection; the handshake is done when this returns.
    ///
    /// @throws IOException when the server is not to be trusted, or the authority's file cannot be read
    SSLSocket over(Socket socket, Endpoint endpoint) throws IOException, GeneralSecurityException {
        var secure =
                (SSLSocket) context().getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true);
        if (Certificates.namesMatter(trust)) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.startHandshake();
        return secure;
    }

    private synchronized SSLContext context() throws IOException, GeneralSecurityException {
        SSLContext made = context;
        if (made == null) {
            made = SSLContext.getInstance("TLS");
            made.init(null, new TrustManager[] {Certificates.check(trust)}, null);
            context = made;
        }
        return made;
    }
}
