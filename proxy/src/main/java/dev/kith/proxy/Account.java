package dev.kith.proxy;

import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Trust;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One account as the proxy needs it: two listeners and the two servers behind them.
///
/// @param name one word, shown in status and logs
/// @param address the user's mail address
/// @param imapListen null when no IMAP listener is wanted
/// @param smtpListen null when no SMTP listener is wanted
/// @param clientTls how the client leg is protected; anything but PLAIN needs a certificate
public record Account(
        String name,
        String address,
        @Nullable InetSocketAddress imapListen,
        Endpoint imapUpstream,
        @Nullable InetSocketAddress smtpListen,
        Endpoint smtpUpstream,
        Trust trust,
        ClientTls clientTls) {
    public enum ClientTls {
        NONE,
        STARTTLS,
        IMPLICIT
    }
}
