package dev.kith.bench.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Debian's HAProxy in `mode tcp`, as a process of its own.
final class HaProxy implements Way {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final Process process;
    private final Path config;
    private final int imap = free();
    private final int submission = free();

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    HaProxy(Stubs stubs) throws IOException, InterruptedException {
        String tls = stubs.tls() ? " ssl verify none" : "";
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
              server stub 127.0.0.1:%d%s
            listen submission
              bind 127.0.0.1:%d
              server stub 127.0.0.1:%d%s
            """.formatted(imap, stubs.imap(), tls, submission, stubs.submission(), tls));
        process = new ProcessBuilder(PROGRAM.toString(), "-db", "-q", "-f", config.toString())
                .inheritIO()
                .start();
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), submission)) {
                return;
            } catch (IOException _) {
                var _ = process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("haproxy does not start");
    }

    private static int free() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public int imap() {
        return imap;
    }

    @Override
    public int submission() {
        return submission;
    }

    @Override
    public Wire connect(int port) throws IOException {
        return new Wire(Wire.plain(port));
    }

    @Override
    public Cpu cpu() {
        long used = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        return new Cpu(used, used);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(config);
    }
}
