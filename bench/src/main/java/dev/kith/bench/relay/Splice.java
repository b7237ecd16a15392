package dev.kith.bench.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The least that a Netty proxy can do: octets from one socket to the other, write one, read one. Looks at
/// nothing, and trusts any certificate: it goes to the stubs alone.
final class Splice {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final @Nullable SslContext tls;

    private Splice(@Nullable SslContext tls) {
        this.tls = tls;
    }

    static void main(String[] args) throws IOException {
        var stubs = Stubs.of(args);
        var splice = new Splice(
                stubs.tls()
                        ? SslContextBuilder.forClient()
                                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                                .build()
                        : null);
        Answering.until(splice.listen(stubs.imap()), splice.listen(stubs.submission()), () -> 0, () -> "");
        splice.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private int listen(int upstreamPort) {
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        connect(client, upstreamPort);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void connect(SocketChannel client, int upstreamPort) {
        var toUpstream = new To();
        var toClient = new To();
        client.pipeline().addLast(toUpstream);
        var _ = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel upstream) {
                        if (tls != null) {
                            upstream.pipeline().addLast(tls.newHandler(upstream.alloc()));
                        }
                        upstream.pipeline().addLast(toClient);
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), upstreamPort)
                .addListener((ChannelFuture connected) -> {
                    toUpstream.peer = connected.channel();
                    toClient.peer = client;
                    client.read();
                    connected.channel().read();
                });
    }

    private static final class To extends ChannelInboundHandlerAdapter {
        private @Nullable Channel peer;

        @Override
        public void channelRead(ChannelHandlerContext context, Object octets) {
            Channel to = peer;
            if (to != null) {
                var _ = to.writeAndFlush(octets)
                        .addListener(_ -> context.channel().read());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (peer != null) {
                var _ = peer.close();
            }
        }
    }
}
