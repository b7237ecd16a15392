package dev.kith.proxy;

import dev.kith.proxy.companion.Companion.LoginState;
import java.util.List;
import java.util.Map;

/// How each account's relay is doing: octets passed, every edit made, what the tap
/// missed. Counted since the start.
public record ProxyStatus(List<AccountStatus> accounts) {
    /// @param edits edit name (docs/wire.md) to how often it was made since the start
    /// @param upstreamTls who does TLS towards upstream: `boringssl` or `java`; `none` where no leg is under TLS
    /// @param connections open client connections now
    public record AccountStatus(
            String name,
            LoginState login,
            long octetsPassed,
            Map<String, Long> edits,
            long tapBlind,
            long observationsDropped,
            String upstreamTls,
            int connections) {}
}
