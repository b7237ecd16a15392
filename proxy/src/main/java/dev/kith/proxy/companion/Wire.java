package dev.kith.proxy.companion;

import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;

/// One socket to an IMAP server, under TLS as the account asks, up to the end of sign-in read line by line. It counts
/// and bounds what comes in. Only [#abort] may be called from another thread.
final class Wire implements AutoCloseable {
    /// Lines before and during sign-in: greeting, capabilities, challenges.
    private static final int LINE_OCTETS_MAX = 65_536;

    private static final int BUFFER_OCTETS = 65_536;

    private final Endpoint endpoint;
    private volatile Socket socket;
    private Metered in;
    private OutputStream out;
    private long octets;
    private long allowance;

    private Wire(Endpoint endpoint, Socket socket) throws IOException {
        this.endpoint = endpoint;
        this.socket = socket;
        this.in = new Metered(socket.getInputStream());
        this.out = socket.getOutputStream();
        allow(LINE_OCTETS_MAX);
    }

    /// Connects; with an endpoint of [Security#TLS] the handshake is done when this returns.
    static Wire open(Endpoint endpoint, Tls tls, Duration connect, Duration read) throws Trouble {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) read.toMillis());
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) connect.toMillis());
            var wire = new Wire(endpoint, socket);
            if (endpoint.security() == Security.TLS) {
                wire.startTls(tls);
            }
            return wire;
        } catch (IOException | GeneralSecurityException e) {
            closeQuietly(socket);
            throw new Trouble(Trouble.Kind.LOST, "cannot connect to " + endpoint.host() + ": " + Trouble.words(e));
        }
    }

    /// Puts TLS on the connection. Octets that are already here came behind the reply that allowed it: a response
    /// injection, and the end of the connection (NO STARTTLS, CVE-2021-33515 and others).
    void startTls(Tls tls) throws IOException, GeneralSecurityException {
        if (in.available() > 0) {
            throw new IOException("upstream sent octets ahead of TLS");
        }
        SSLSocket secure = tls.over(socket, endpoint);
        socket = secure;
        in = new Metered(secure.getInputStream());
        out = secure.getOutputStream();
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /// Octets received so far, TLS and its handshake not counted.
    long octets() {
        return octets;
    }

    /// Lets at most so many further octets in; more end the connection.
    void allow(long more) {
        allowance = more;
    }

    void send(byte[] line) throws IOException {
        var whole = Arrays.copyOf(line, line.length + 2);
        whole[line.length] = '\r';
        whole[line.length + 1] = '\n';
        out.write(whole);
        out.flush();
        Arrays.fill(whole, (byte) 0);
    }

    void send(String line) throws IOException {
        send(line.getBytes(StandardCharsets.US_ASCII));
    }

    /// The next line without its CRLF.
    String line() throws IOException {
        allow(LINE_OCTETS_MAX);
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("upstream closed the connection");
            }
            line.write(octet);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    void patience(Duration read) throws IOException {
        socket.setSoTimeout((int) read.toMillis());
    }

    /// Breaks the connection off; what is blocked on it fails.
    void abort() {
        closeQuietly(socket);
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is being given up anyway
        }
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream source) {
            super(new BufferedInputStream(source, BUFFER_OCTETS));
        }

        @Override
        public int read() throws IOException {
            var octet = super.read();
            if (octet >= 0) {
                count(1);
            }
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws IOException {
            octets += read;
            allowance -= read;
            if (allowance < 0) {
                throw new IOException("upstream sent more than was asked for");
            }
        }
    }
}
