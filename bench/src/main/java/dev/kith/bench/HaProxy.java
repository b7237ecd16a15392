package dev.kith.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// Debian's HAProxy in `mode tcp`, as a process of its own.
final class HaProxy implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final Process process;
    private final Path config;
    private final int port;

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    HaProxy(int upstreamPort) throws IOException, InterruptedException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        config = Files.createTempFile("haproxy", ".cfg");
        Files.writeString(config, """
            global
              nbthread 2
            defaults
              mode tcp
              timeout connect 5s
              timeout client 1h
              timeout server 1h
            listen imap
              bind 127.0.0.1:%d
              server stub 127.0.0.1:%d
            """.formatted(port, upstreamPort));
        process = new ProcessBuilder(PROGRAM.toString(), "-db", "-q", "-f", config.toString())
                .inheritIO()
                .start();
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                var _ = process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("haproxy does not start");
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(config);
    }
}
