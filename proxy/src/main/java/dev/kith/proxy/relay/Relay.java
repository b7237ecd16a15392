package dev.kith.proxy.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.net.ExtendedSocketOptions;

/// Listeners and the connections behind them. One event loop serves both sockets of a connection.
public final class Relay {
    /// A dead upstream (sleep, another network) is found within four minutes, though nobody speaks.
    static final ChannelOption<Integer> KEEP_ALIVE_IDLE = NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE);

    static final ChannelOption<Integer> KEEP_ALIVE_INTERVAL =
            NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL);
    static final ChannelOption<Integer> KEEP_ALIVE_COUNT = NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT);

    private final RelayLimits limits;
    private final Runnable bulk;
    private final HostNames names = new HostNames();
    private final Loops loops;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Channel> listeners = new CopyOnWriteArrayList<>();

    static {
        // it samples buffers and wraps those it follows; the tests follow all of them
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /// Looks without progress until a stall is one.
    private static final int LOOKS = 4;

    /// @param bulk runs on an event loop whenever a socket gave as much at once as it may, so at short intervals while
    ///     mail passes in bulk; quick
    public Relay(RelayLimits limits, Runnable bulk) {
        this.limits = limits;
        this.bulk = bulk;
        this.loops = new Loops(limits.threads());
        long every = limits.stalled().toMillis() / LOOKS;
        // not at a fixed rate: behind a standstill of this process the looks that were missed would come all at once
        var _ = loops.any().scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /// A look for all connections: a timer each would cost memory while they rest.
    private void look() {
        for (Pair pair : pairs) {
            pair.client().channel().eventLoop().execute(() -> pair.look(LOOKS));
        }
    }

    /// One bound port.
    ///
    /// @param connections open client connections now
    public record Listening(InetSocketAddress address, AtomicInteger connections) {}

    /// Binds a route's port and serves it from now on.
    ///
    /// @throws IOException when the port cannot be had; the message names the route and the port
    public Listening listen(Route route) throws IOException {
        var keeper = new Keeper();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(route, channel, keeper);
                    }
                })
                .bind(route.listen())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    route.name() + ": port " + route.listen().getPort() + " on "
                            + route.listen().getHostString() + " cannot be opened ("
                            + bound.cause().getMessage()
                            + "); another program uses it, or another Kith: give it another port with listen: in"
                            + " kith.yaml",
                    bound.cause());
        }
        listeners.add(bound.channel());
        return new Listening((InetSocketAddress) bound.channel().localAddress(), keeper.connections);
    }

    /// Of one listener's pairs.
    private final class Keeper implements Pair.Keeper {
        private final AtomicInteger connections = new AtomicInteger();

        @Override
        public void leaving(Pair pair) {
            loops.left(pair.client().channel().eventLoop());
        }

        @Override
        public void closed(Pair pair) {
            connections.decrementAndGet();
            synchronized (pairs) {
                pairs.remove(pair);
                pairs.notifyAll();
            }
        }
    }

    private void accept(Route route, SocketChannel channel, Keeper keeper) {
        boolean tooMany = keeper.connections.incrementAndGet() > limits.connections();
        Pair pair = new Pair(route, limits, channel, bulk, keeper);
        pairs.add(pair);
        var tls = route.clientTls();
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline().addLast(pair.client());
        channel.eventLoop().execute(() -> {
            if (tls != null) {
                channel.read();
            }
            if (tooMany) {
                pair.unavailable("too many connections at a time, " + limits.connections() + " are allowed here");
                pair.flush();
                return;
            }
            Upstream.connect(names, route, limits, pair);
        });
    }

    /// Closes the listeners, says goodbye on every connection, and returns when all is closed or the farewell's time
    /// is over.
    public void stop() {
        for (Channel listener : listeners) {
            listener.close().awaitUninterruptibly();
        }
        for (Pair pair : pairs) {
            pair.client().channel().eventLoop().execute(() -> {
                pair.stop();
                pair.flush();
            });
        }
        awaitClosed(limits.farewell().multipliedBy(2));
        loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void awaitClosed(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (pairs) {
            try {
                for (long left = end - System.nanoTime();
                        !pairs.isEmpty() && left > 0;
                        left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(pairs, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
