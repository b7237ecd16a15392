package dev.kith.proxy.probe;

import dev.kith.proxy.probe.Seen.Shown;
import dev.kith.proxy.relay.Certificates;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// One socket to a server, read line by line, under TLS as the account asks.
final class Line implements AutoCloseable {
    private static final int LINE_OCTETS_MAX = 16_384;

    private final Endpoint endpoint;
    private Socket socket;
    private InputStream in;
    private @Nullable Shown certificate;

    private Line(Endpoint endpoint, Socket socket) throws IOException {
        this.endpoint = endpoint;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Connects; with an endpoint of [Security#TLS] the handshake is done when this returns.
    static Line open(Endpoint endpoint, Trust trust, Duration connect, Duration read)
            throws IOException, GeneralSecurityException {
        var address = new InetSocketAddress(endpoint.host(), endpoint.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(endpoint.host());
        }
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) read.toMillis());
            socket.connect(address, (int) connect.toMillis());
            var line = new Line(endpoint, socket);
            if (endpoint.security() == Security.TLS) {
                line.startTls(trust);
            }
            return line;
        } catch (IOException | GeneralSecurityException e) {
            socket.close();
            throw e;
        }
    }

    void startTls(Trust trust) throws IOException, GeneralSecurityException {
        if (in.available() > 0) {
            throw new SSLException("octets ahead of TLS");
        }
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {Certificates.check(trust)}, null);
        var secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true);
        if (Certificates.namesMatter(trust)) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket = secure;
        secure.startHandshake();
        in = new BufferedInputStream(secure.getInputStream());
        certificate = shown(secure);
    }

    private static Shown shown(SSLSocket socket) throws IOException {
        var chain = Arrays.stream(socket.getSession().getPeerCertificates())
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
        var first = chain.getFirst();
        var ends = chain.stream()
                .map(c -> c.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        return new Shown(
                first.getSubjectX500Principal().getName(),
                first.getIssuerX500Principal().getName(),
                first.getNotBefore().toInstant(),
                first.getNotAfter().toInstant(),
                ends);
    }

    @Nullable
    Shown certificate() {
        return certificate;
    }

    void send(String line) throws IOException {
        var out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    String read() throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the server closed the connection");
            }
            if (line.length() == LINE_OCTETS_MAX) {
                throw new IOException("a line without an end");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
