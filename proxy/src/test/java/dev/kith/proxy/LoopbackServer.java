package dev.kith.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/// A server on loopback that does what a test tells it, connection by connection.
final class LoopbackServer implements AutoCloseable {
    /// One connection, from either end.
    record Line(Socket socket, InputStream in, OutputStream out) implements AutoCloseable {
        static Line of(Socket socket) throws IOException {
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            return new Line(socket, socket.getInputStream(), socket.getOutputStream());
        }

        /// Writes the text, `\n` standing for CRLF.
        void say(String text) throws IOException {
            out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /// Reads one line, CRLF taken off; "" at the end.
        String hear() throws IOException {
            var line = new StringBuilder();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == '\n') {
                    return line.substring(0, line.length() - 1);
                }
                line.append((char) octet);
            }
            return line.toString();
        }

        /// Reads to the end of the stream, which must come.
        String rest() throws IOException {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket socket;
    private final LinkedBlockingQueue<Line> accepted = new LinkedBlockingQueue<>();

    LoopbackServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    LoopbackServer(ServerSocketFactory sockets) throws IOException {
        this(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    LoopbackServer(ServerSocket bound) {
        socket = bound;
        var _ = Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                accepted.add(Line.of(socket.accept()));
            }
        } catch (IOException _) {
            // closed
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The next connection that somebody has made.
    Line next() throws InterruptedException {
        Line line = accepted.poll(20, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nobody connected");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Line line : accepted) {
            line.close();
        }
    }
}
