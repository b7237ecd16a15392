package dev.kith.proxy;

import dev.kith.proxy.imap.ImapLimits;
import dev.kith.proxy.relay.RelayLimits;

/// What the proxy may take.
public record ProxyLimits(RelayLimits relay, ImapLimits imap) {
    public static final ProxyLimits USUAL = new ProxyLimits(RelayLimits.USUAL, ImapLimits.USUAL);
}
