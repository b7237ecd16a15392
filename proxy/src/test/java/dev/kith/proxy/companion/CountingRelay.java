package dev.kith.proxy.companion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Stands between the companion and a server and counts: connections, how many of them at once, octets each way, and
/// commands by a word in them.
final class CountingRelay implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger openMax = new AtomicInteger();
    final AtomicLong received = new AtomicLong();
    final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;

    CountingRelay(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::acceptAll);
    }

    /// All that the companion said.
    String said() {
        return String.join("", sent);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void acceptAll() {
        try {
            while (true) {
                var client = listener.accept();
                connections.incrementAndGet();
                seeOff();
                openMax.accumulateAndGet(open.incrementAndGet(), Math::max);
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, server, true));
                Thread.ofVirtual().start(() -> pass(server, client, false));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void pass(Socket from, Socket to, boolean fromClient) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[65_536];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (fromClient) {
                    sent.add(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                } else {
                    received.addAndGet(read);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // the other side has gone
        } finally {
            if (fromClient) {
                open.decrementAndGet();
            }
        }
    }

    /// The end of the connection before may still be on its way through this relay's own threads: only one that is
    /// open a quarter of a second later is a second one.
    private void seeOff() {
        var patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(250);
        while (open.get() > 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
