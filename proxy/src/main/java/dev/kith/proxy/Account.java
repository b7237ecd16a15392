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
/// @param smtpUpstream null when nothing is sent through Kith: then there is no SMTP listener
/// @param clientTls how the client leg is protected; anything but NONE needs a certificate
public record Account(
        String name,
        String address,
        @Nullable InetSocketAddress imapListen,
        Endpoint imapUpstream,
        @Nullable InetSocketAddress smtpListen,
        @Nullable Endpoint smtpUpstream,
        Trust trust,
        ClientTls clientTls) {
    public Account {
        if (smtpListen != null && smtpUpstream == null) {
            throw new IllegalArgumentException(name + ": an SMTP listener needs a server behind it");
        }
    }

    /// Whether a mail program can be pointed at Kith for reading; otherwise only Kith's own companion reads.
    public boolean listens() {
        return imapListen != null;
    }

    public enum ClientTls {
        NONE,
        STARTTLS,
        IMPLICIT
    }
}
