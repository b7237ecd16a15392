package dev.kith.app.folder;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon's side of `<data>/kith.sock`: one line in, any number of lines out, one connection a question. Each
/// connection is served on a virtual thread.
public final class DaemonSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonSocket.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LINE_CHARACTERS_MAX = 1 << 20;

    /// Answers one question with lines.
    public interface Answerer {
        /// @param answer may throw [UncheckedIOException] when whoever asked has gone
        void answer(String question, Consumer<String> answer);
    }

    private final DataFolder folder;
    private final ServerSocketChannel server;
    private final Answerer answerer;
    private final Semaphore places;

    private DaemonSocket(DataFolder folder, ServerSocketChannel server, Answerer answerer, int connectionsMax) {
        this.folder = folder;
        this.server = server;
        this.answerer = answerer;
        this.places = new Semaphore(connectionsMax);
    }

    /// Listens. The caller holds the folder's lock, so a socket file that is left over belongs to nobody.
    ///
    /// @param connectionsMax how many may be asking at a time; further ones wait
    public static DaemonSocket open(DataFolder folder, int connectionsMax, Answerer answerer) throws IOException {
        Files.deleteIfExists(folder.socket());
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (var path = new SocketPath(folder)) {
            server.bind(path.address());
        }
        DataFolder.close(folder.socket());
        var socket = new DaemonSocket(folder, server, answerer, connectionsMax);
        Thread.ofVirtual().name("kith-socket").start(() -> socket.accept(server::accept));
        return socket;
    }

    /// Whence connections come.
    interface Door {
        SocketChannel next() throws IOException;
    }

    /// Serves until the socket is closed. That no connection can be taken passes: too many files may be open, or memory
    /// be short.
    void accept(Door door) {
        try {
            while (server.isOpen()) {
                places.acquire();
                if (!served(door)) {
                    places.release();
                    Thread.sleep(PAUSE);
                }
            }
        } catch (ClosedChannelException _) {
            // stopped
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean served(Door door) throws ClosedChannelException {
        try {
            var connection = door.next();
            Thread.ofVirtual().name("kith-question").start(() -> answer(connection));
            return true;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | OutOfMemoryError e) {
            LOG.warn("a command cannot be answered now: {}", e.getMessage());
            return false;
        }
    }

    private void answer(SocketChannel connection) {
        try {
            serve(connection);
        } finally {
            places.release();
        }
    }

    private void serve(SocketChannel connection) {
        try (connection;
                var in = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
                var out = new BufferedWriter(Channels.newWriter(connection, StandardCharsets.UTF_8))) {
            var question = line(in);
            if (question.isEmpty()) {
                return;
            }
            answerer.answer(question, text -> {
                try {
                    out.write(text);
                    out.write('\n');
                    out.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException _) {
            LOG.debug("a command went away before its answer was complete");
        }
    }

    private static String line(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LINE_CHARACTERS_MAX) {
                throw new IOException("the question is too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(folder.socket());
    }
}
