package dev.kith.proxy;

import dev.kith.proxy.imap.ImapLimits;
import dev.kith.proxy.relay.RelayLimits;

/// Bounds of the proxy, relay and IMAP dialogue together; SMTP's are in [dev.kith.proxy.smtp.SmtpSettings].
public record ProxyLimits(RelayLimits relay, ImapLimits imap) {
    public static final ProxyLimits USUAL = new ProxyLimits(RelayLimits.USUAL, ImapLimits.USUAL);
}
