package dev.kith.bench;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The least that a Netty proxy can do: octets from one socket to the other, write one, read one. Looks at nothing.
final class Splice implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Channel listener;

    Splice(int upstreamPort) {
        listener = new ServerBootstrap()
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
    }

    private static void connect(SocketChannel client, int upstreamPort) {
        var toUpstream = new To();
        var toClient = new To();
        client.pipeline().addLast(toUpstream);
        var _ = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(toClient)
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

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }
}
