package dev.kith.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A submission server that takes every mail and keeps none. Its clients wait for the reply behind the final dot, so
/// the dot is looked for at the end of what was read alone.
final class SubmissionStub implements AutoCloseable {
    private static final String END = "\r\n.\r\n";

    private final ServerSocket socket;

    SubmissionStub(ServerSocket socket) {
        this.socket = socket;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16);
                OutputStream out = client.getOutputStream()) {
            send(out, "220 stub ESMTP\r\n");
            for (String line = Lines.read(in); !line.isEmpty(); line = Lines.read(in)) {
                switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                    case "EHLO" ->
                        send(
                                out,
                                "250-stub\r\n"
                                        + "250-PIPELINING\r\n"
                                        + "250-SIZE 50000000\r\n"
                                        + "250-8BITMIME\r\n"
                                        + "250 AUTH PLAIN\r\n");
                    case "AUTH" -> send(out, "235 2.7.0 welcome\r\n");
                    case "DATA" -> {
                        send(out, "354 go on\r\n");
                        skip(in);
                        send(out, "250 2.0.0 taken\r\n");
                    }
                    default -> send(out, "250 2.1.0 well\r\n");
                }
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    private static void skip(InputStream in) throws IOException {
        byte[] octets = new byte[1 << 16];
        String tail = "\r\n";
        while (!tail.endsWith(END)) {
            int read = in.read(octets);
            if (read < 0) {
                throw new IOException("the client has gone");
            }
            int from = Math.max(0, read - END.length());
            tail += new String(octets, from, read - from, StandardCharsets.ISO_8859_1);
            tail = tail.substring(Math.max(0, tail.length() - END.length()));
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
