package dev.kith.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import dev.kith.proxy.tap.TapHealth;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Row G9 of docs/traps.md: a server of several addresses, the first of which is silent.
class UpstreamTest {
    private static final int QUEUE = 1;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final LinkedBlockingQueue<String> happened = new LinkedBlockingQueue<>();

    private final DialogueFactory dialogues = new DialogueFactory() {
        @Override
        public Dialogue open(Legs legs) {
            happened.add("connected");
            return new SilentDialogue();
        }

        @Override
        public byte[] unavailable(String why) {
            happened.add(why);
            return why.getBytes(StandardCharsets.US_ASCII);
        }
    };

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void g9_aSilentAddressLeavesTimeForTheNext() throws Exception {
        var first = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var next = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (var silent = new ServerSocket(0, QUEUE, first)) {
            int port = silent.getLocalPort();
            // not every system has more than one address of its own
            assumeThatCode(() -> new ServerSocket(port, QUEUE, next).close()).doesNotThrowAnyException();
            List<Socket> queued = filled(silent);
            try (var _ = new ServerSocket(port, QUEUE, next)) {
                connect(port, _ -> new InetAddress[] {first, next});
                assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("connected");
            } finally {
                for (Socket one : queued) {
                    one.close();
                }
            }
        }
    }

    /// Told at once, and not when the time is over.
    @Test
    void g9_aNameThatNobodyKnowsIsToldAtOnce() throws Exception {
        connect(993, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(happened.poll(2, TimeUnit.SECONDS))
                .isEqualTo("cannot reach mail.example.org port 993: no such host");
    }

    private void connect(int port, HostNames.LookUp names) throws InterruptedException {
        var second = Duration.ofSeconds(1);
        var limits = new RelayLimits(1, 4096, second.multipliedBy(4), second, second, second);
        var client = new NioSocketChannel();
        group.register(client).sync();
        var pair = new Pair(route(port), limits, client, () -> {}, new NoKeeper());
        client.eventLoop().execute(() -> Upstream.connect(new HostNames(names), route(port), limits, pair));
    }

    /// Nobody takes connections out of the queue: whoever comes when it is full hears nothing, as from a machine that
    /// is switched off.
    private static List<Socket> filled(ServerSocket listener) throws IOException {
        var queued = new ArrayList<Socket>();
        while (true) {
            var one = new Socket();
            queued.add(one);
            try {
                one.connect(listener.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException _) {
                return queued;
            }
        }
    }

    private Route route(int port) {
        var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            return new Route(
                    "work imap",
                    nowhere,
                    new Endpoint(Security.PLAIN, "mail.example.org", port),
                    UpstreamTls.of(new Trust.Platform(), TlsLibrary.JAVA),
                    null,
                    null,
                    dialogues,
                    new TapHealth());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
