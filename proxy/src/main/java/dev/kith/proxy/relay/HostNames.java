package dev.kith.proxy.relay;

import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Looks host names up, off the event loops, and remembers each answer for a moment: a client that opens five
/// connections at once waits for one look-up. One for the whole relay.
final class HostNames {
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private record Answer(InetAddress[] addresses, long at) {}

    /// How a name becomes addresses. Blocks.
    interface LookUp {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final LookUp lookUp;

    HostNames() {
        this(InetAddress::getAllByName);
    }

    HostNames(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /// Calls one of the two on the loop; at once if the answer is known.
    void resolve(String host, EventLoop loop, Consumer<InetAddress[]> found, Consumer<UnknownHostException> unknown) {
        Answer known = answers.get(host);
        if (known != null && System.nanoTime() - known.at() < KEPT_NANOS) {
            found.accept(known.addresses());
            return;
        }
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        if (literal != null) {
            found.accept(new InetAddress[] {literal});
            return;
        }
        var _ = Thread.ofVirtual().name("resolve " + host).start(() -> {
            try {
                InetAddress[] addresses = lookUp.addresses(host);
                answers.put(host, new Answer(addresses, System.nanoTime()));
                loop.execute(() -> found.accept(addresses));
            } catch (UnknownHostException e) {
                loop.execute(() -> unknown.accept(e));
            }
        });
    }
}
