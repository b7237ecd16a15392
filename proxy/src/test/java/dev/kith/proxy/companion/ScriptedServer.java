package dev.kith.proxy.companion;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An IMAP server that follows a transcript, one for each connection. `S:` lines are sent; `C:` lines are awaited and
/// must be equal, where `a` at the beginning stands for any tag, and in later `S:` lines for that tag. `C: <n octets>`
/// takes a literal, `S: <close>` closes, `S: <silence>` says nothing more.
final class ScriptedServer implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    /// Transcripts that were followed to their end, or were departed from.
    final AtomicInteger ended = new AtomicInteger();
    /// What came otherwise than the transcript says.
    final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> transcripts;

    ScriptedServer(String... transcripts) throws IOException {
        this.transcripts = List.of(transcripts);
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (var socket = listener.accept()) {
                    var number = connections.getAndIncrement();
                    if (number >= transcripts.size()) {
                        surprises.add("connection " + (number + 1));
                    } else {
                        follow(transcripts.get(number), socket);
                        ended.incrementAndGet();
                    }
                } catch (java.net.SocketException _) {
                    if (listener.isClosed()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            surprises.add(e.toString());
        }
    }

    private void follow(String transcript, Socket socket) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        var tag = "";
        for (var line : transcript.strip().split("\n", -1)) {
            var text = line.substring(2).strip();
            if (line.startsWith("S:")) {
                if (text.equals("<close>")) {
                    return;
                }
                if (text.equals("<silence>")) {
                    in.transferTo(new ByteArrayOutputStream());
                    return;
                }
                // two lines in one write: what comes behind a line is there at once
                var joined = text.replace("⏎", "\r\n");
                var sent = joined.startsWith("a ") ? tag + joined.substring(1) : joined;
                out.write((sent + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } else if (text.matches("<\\d+ octets>")) {
                in.readNBytes(Integer.parseInt(text.replaceAll("\\D", "")));
            } else {
                var came = line(in);
                if (text.startsWith("a ")) {
                    tag = came.contains(" ") ? came.substring(0, came.indexOf(' ')) : came;
                    came = "a" + came.substring(tag.length());
                }
                if (!came.equals(text)) {
                    surprises.add("awaited: " + text + "\n   came: " + came);
                    return;
                }
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
