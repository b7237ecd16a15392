package dev.kith.app.folder;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The address of the folder's Unix socket. Such an address has room for about a hundred octets; a longer path is
/// reached through a short symbolic link, which is removed when this is closed.
final class SocketPath implements AutoCloseable {
    private static final int PATH_OCTETS_MAX = 100;

    private final Path socket;
    private final @Nullable Path temporary;

    SocketPath(DataFolder folder) throws IOException {
        var direct = folder.socket();
        if (direct.toString().getBytes(StandardCharsets.UTF_8).length <= PATH_OCTETS_MAX) {
            socket = direct;
            temporary = null;
            return;
        }
        temporary = Files.createTempDirectory("kith");
        var link = Files.createSymbolicLink(temporary.resolve("d"), folder.path());
        socket = link.resolve(direct.getFileName());
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(socket);
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary.resolve("d"));
            Files.deleteIfExists(temporary);
        }
    }
}
