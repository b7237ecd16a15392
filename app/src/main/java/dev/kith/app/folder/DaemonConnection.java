package dev.kith.app.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command's connection to the daemon that holds the folder.
public final class DaemonConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;

    private DaemonConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /// @return empty when no daemon answers there
    public static Optional<DaemonConnection> open(DataFolder folder) throws IOException {
        if (!Files.exists(folder.socket())) {
            return Optional.empty();
        }
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try (var path = new SocketPath(folder)) {
            channel.connect(path.address());
            return Optional.of(new DaemonConnection(channel));
        } catch (IOException _) {
            // left over by a daemon that was killed
            channel.close();
            return Optional.empty();
        }
    }

    public void ask(String question) throws IOException {
        var octets = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    /// @return null when the daemon has no more to say
    public @Nullable String line() throws IOException {
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
