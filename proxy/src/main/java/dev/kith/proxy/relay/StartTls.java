package dev.kith.proxy.relay;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/// TLS on a leg that has spoken without it until now (RFC 3207, RFC 9051 section 6.2.1). What was agreed on before, and
/// what of it counts no more, is for the dialogue to know.
final class StartTls {
    private StartTls() {}

    /// Towards upstream, which has said that it may begin.
    ///
    /// @param failed is told why, in words for the client
    static void withUpstream(
            Leg leg, Pair pair, Route route, RelayLimits limits, Runnable ready, Consumer<String> failed) {
        if (!leg.channel().isActive()) {
            // a handler that no pipeline takes would never be released
            return;
        }
        SslHandler tls;
        try {
            tls = Upstream.tls(route, limits, leg.channel());
        } catch (SSLException e) {
            failed.accept(Words.why(route.upstream(), e));
            return;
        }
        leg.channel().pipeline().addFirst(tls);
        var _ = tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                route.upstreamTls().agreed(tls);
                pair.on(leg, ready);
                return;
            }
            // the server said STARTTLS once: another library has its try with the next connection
            var _ = route.upstreamTls().failed(tls, handshake.cause());
            pair.on(leg, () -> failed.accept(Words.why(route.upstream(), handshake.cause())));
        });
    }

    /// Towards the client, behind the reply that says that it may begin.
    static void withClient(Leg leg, SslContext certificate) {
        Channel channel = leg.channel();
        var _ = channel.writeAndFlush(channel.alloc().buffer(0)).addListener(_ -> {
            channel.pipeline().addFirst(certificate.newHandler(channel.alloc()));
            channel.read();
        });
    }
}
