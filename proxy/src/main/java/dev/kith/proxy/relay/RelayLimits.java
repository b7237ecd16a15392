package dev.kith.proxy.relay;

import java.time.Duration;

/// What the relay may take.
///
/// @param threads event loops
/// @param readOctets the most one read takes from a socket; a connection holds one read a direction in flight
/// @param connect to reach upstream, all its addresses, its TLS handshake included; below any client's own patience
///     (30 s is the shortest known)
/// @param farewell how long a leg that was told goodbye may take to read it
/// @param upstreamEnded how long a client may stay silent after upstream ended
/// @param clientEnded how long upstream may stay silent after the client ended
public record RelayLimits(
        int threads,
        int readOctets,
        Duration connect,
        Duration farewell,
        Duration upstreamEnded,
        Duration clientEnded) {
    public static final RelayLimits USUAL = new RelayLimits(
            2, 64 << 10, Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(60));

    public RelayLimits {
        if (threads < 1 || readOctets < 1) {
            throw new IllegalArgumentException("at least one thread and one octet");
        }
    }
}
