package dev.kith.proxy.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The way to one upstream server: names are looked up off the event loop, addresses are tried in turn, TLS is
/// verified, all within one time limit. Ends in [Pair#connected] or [Pair#unavailable].
final class Upstream {
    /// Nothing is read before a leg is there. Takes itself out of each pipeline, where a handler would stay.
    private static final ChannelInitializer<Channel> NOBODY_YET = new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel channel) {
            // the leg comes when the socket is connected
        }
    };

    private final HostNames names;
    private final Route route;
    private final RelayLimits limits;
    private final Pair pair;
    private final EventLoop loop;
    private @Nullable Future<?> patience;
    private boolean settled;

    private Upstream(HostNames names, Route route, RelayLimits limits, Pair pair) {
        this.names = names;
        this.route = route;
        this.limits = limits;
        this.pair = pair;
        this.loop = pair.client().channel().eventLoop();
    }

    static void connect(HostNames names, Route route, RelayLimits limits, Pair pair) {
        new Upstream(names, route, limits, pair).start();
    }

    /// A handler that verifies as the route's trust says, with the limit's time for its handshake.
    ///
    /// @throws SSLException when this Java can do no TLS
    static SslHandler tls(Route route, RelayLimits limits, Channel channel) throws SSLException {
        Endpoint server = route.upstream();
        SslHandler tls = route.upstreamTls().newHandler(channel.alloc(), server.host(), server.port());
        tls.setHandshakeTimeoutMillis(limits.connect().toMillis());
        return tls;
    }

    private void start() {
        patience = loop.schedule(
                () -> failed(new TimeoutException()), limits.connect().toMillis(), TimeUnit.MILLISECONDS);
        names.resolve(route.upstream().host(), loop, addresses -> tryFrom(addresses, 0), this::failed);
    }

    private void tryFrom(InetAddress[] addresses, int index) {
        InetAddress address = addresses[index];
        if (route.upstream().security() == Security.PLAIN && !address.isLoopbackAddress()) {
            failed(new Words.NotAllowed("a connection without TLS is allowed to this machine only"));
            return;
        }
        var _ = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(Relay.KEEP_ALIVE_IDLE, 120)
                .option(Relay.KEEP_ALIVE_INTERVAL, 20)
                .option(Relay.KEEP_ALIVE_COUNT, 5)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, share(addresses.length - index))
                .handler(NOBODY_YET)
                .connect(new InetSocketAddress(address, route.upstream().port()))
                .addListener((ChannelFuture connect) -> {
                    if (connect.isSuccess()) {
                        reached(connect.channel(), addresses, index);
                    } else if (index + 1 < addresses.length && !settled) {
                        tryFrom(addresses, index + 1);
                    } else {
                        failed(connect.cause() == null ? new ConnectException() : connect.cause());
                    }
                });
    }

    /// One that does not answer leaves time for those behind it.
    private int share(int addressesLeft) {
        return Math.max(1, Math.toIntExact(limits.connect().toMillis() / addressesLeft));
    }

    private void reached(Channel channel, InetAddress[] addresses, int index) {
        if (settled) {
            var _ = channel.close();
            return;
        }
        Leg leg = new Leg(pair, channel);
        if (route.upstream().security() != Security.TLS) {
            channel.pipeline().addLast(leg);
            done(leg);
            return;
        }
        SslHandler tls;
        try {
            tls = tls(route, limits, channel);
        } catch (SSLException e) {
            failed(e);
            var _ = channel.close();
            return;
        }
        channel.pipeline().addLast(tls);
        channel.pipeline().addLast(leg);
        var _ = tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                route.upstreamTls().agreed(tls);
                done(leg);
                return;
            }
            if (route.upstreamTls().failed(tls, handshake.cause()) && !settled) {
                // its end is not the pair's: the next connection may be
                channel.pipeline().replace(leg, null, new Ended());
                tryFrom(addresses, index);
            } else {
                failed(handshake.cause());
            }
            leg.cut();
        });
        channel.read();
    }

    /// Stands where nobody is told any more what becomes of a connection.
    private static final class Ended extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    private void done(Leg leg) {
        if (settled) {
            leg.cut();
            return;
        }
        settle();
        pair.connected(leg);
    }

    private void failed(Throwable failure) {
        if (!settled) {
            settle();
            pair.unavailable(failure);
        }
    }

    private void settle() {
        settled = true;
        if (patience != null) {
            patience.cancel(false);
        }
    }
}
