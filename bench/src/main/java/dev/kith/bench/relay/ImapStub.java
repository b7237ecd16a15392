package dev.kith.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// An IMAP server that answers at once out of memory, so that what is measured is the way to it.
final class ImapStub implements AutoCloseable {
    private static final byte[] OK = " OK done\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final byte[] headers = headers();
    private final byte[] bodies = bodies();

    ImapStub(ServerSocket socket) {
        this.socket = socket;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int headersOctets() {
        return headers.length;
    }

    int bodiesOctets() {
        return bodies.length;
    }

    /// 5,000 messages' header fields, as a client fetches them when it first sees a mailbox.
    private static byte[] headers() {
        var text = new StringBuilder();
        String fields = "From: Alice <alice@example.org>\r\n"
                + "To: Bob <bob@example.org>\r\n"
                + "Subject: number %d\r\n"
                + "Date: Sun, 22 Nov 2026 06:00:00 +0000\r\n"
                + "Message-ID: <%d@example.org>\r\n"
                + "Content-Type: text/plain\r\n"
                + "References: <%d@example.org> <%d@example.org>\r\n\r\n";
        for (int i = 1; i <= 5000; i++) {
            String header = fields.formatted(i, i, i - 1, i - 2);
            text.append(
                    "* %d FETCH (UID %d RFC822.SIZE 4711 FLAGS (\\Seen) BODY[HEADER.FIELDS (From To Subject Date)] {%d}\r\n"
                            .formatted(i, i, header.length()));
            text.append(header).append(")\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// 500 whole messages of 40 KB.
    private static byte[] bodies() {
        var text = new StringBuilder();
        String body =
                "Subject: x\r\n\r\n" + ("a line of a message, as long as most lines are, more or less\r\n").repeat(640);
        for (int i = 1; i <= 500; i++) {
            text.append("* %d FETCH (UID %d BODY[] {%d}\r\n".formatted(i, i, body.length()));
            text.append(body).append(")\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
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
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            out.write("* OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = Lines.read(in); !line.isEmpty(); line = Lines.read(in)) {
                answer(line, out);
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    private void answer(String line, OutputStream out) throws IOException {
        byte[] tag = line.substring(0, line.indexOf(' ')).getBytes(StandardCharsets.US_ASCII);
        if (line.contains("HEADER")) {
            out.write(headers);
        } else if (line.contains("BODY")) {
            out.write(bodies);
        }
        byte[] end = new byte[tag.length + OK.length];
        System.arraycopy(tag, 0, end, 0, tag.length);
        System.arraycopy(OK, 0, end, tag.length, OK.length);
        out.write(end);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
