package dev.kith.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client's connection: lines out, lines and octets in.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 17);
        out = socket.getOutputStream();
    }

    static Socket plain(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] octets) throws IOException {
        out.write(octets);
    }

    void skip(int octets) throws IOException {
        in.skipNBytes(octets);
    }

    /// @throws IOException when the next line does not begin so
    void expect(String beginning) throws IOException {
        String line = Lines.read(in);
        if (!line.startsWith(beginning)) {
            throw new IOException("not the answer: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
