package dev.kith.proxy.relay;

import dev.kith.proxy.tap.TapHealth;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One way through the relay: where clients connect, and the server behind it.
///
/// @param name for logs and messages: the account and the protocol
/// @param listen port 0 lets the system choose
/// @param upstreamTls verifies as the account's trust says
/// @param clientTls null: the client leg begins plain; else it is under this TLS from the first octet
/// @param startTls null: the dialogue cannot put TLS on the client leg later
public record Route(
        String name,
        InetSocketAddress listen,
        Endpoint upstream,
        UpstreamTls upstreamTls,
        @Nullable SslContext clientTls,
        @Nullable SslContext startTls,
        DialogueFactory dialogues,
        TapHealth health) {}
