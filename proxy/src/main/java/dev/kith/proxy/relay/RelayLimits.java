package dev.kith.proxy.relay;

import java.time.Duration;

/// Bounds of the relay: sizes, times and the number of connections.
///
/// @param threads event loops
/// @param readOctets the most one read takes from a socket; a connection holds one read a direction in flight. While
///     mail passes in bulk without TLS, one connection of each loop at a time reads four times as much
/// @param connect to reach upstream, all its addresses, its TLS handshake included; below any client's own patience
///     (30 s is the shortest known)
/// @param farewell how long a leg that was told goodbye may take to read it
/// @param upstreamEnded how long a client may stay silent after upstream ended
/// @param clientEnded how long upstream may stay silent after the client ended
/// @param stalled how long octets may wait for a peer that takes not one of them; silence is no stall
/// @param connections open at a time on one listener; who comes then is told so
public record RelayLimits(
        int threads,
        int readOctets,
        Duration connect,
        Duration farewell,
        Duration upstreamEnded,
        Duration clientEnded,
        Duration stalled,
        int connections) {
    /// Somebody who reads a kilobyte a second is not stalled, but may look so for twenty minutes: the system has
    /// a buffer of 4 MB, and says that there is room again when a third of it is.
    private static final Duration STALLED = Duration.ofHours(1);

    private static final int CONNECTIONS = 2000;

    public static final RelayLimits USUAL = new RelayLimits(
            2, 64 << 10, Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(60));

    public RelayLimits {
        if (threads < 1 || readOctets < 1 || connections < 1) {
            throw new IllegalArgumentException("at least one thread, one octet and one connection");
        }
        if (stalled.toMillis() < 4) {
            throw new IllegalArgumentException("a stall is seen in four looks");
        }
    }

    /// With the usual bounds of a stall and of connections.
    public RelayLimits(
            int threads,
            int readOctets,
            Duration connect,
            Duration farewell,
            Duration upstreamEnded,
            Duration clientEnded) {
        this(threads, readOctets, connect, farewell, upstreamEnded, clientEnded, STALLED, CONNECTIONS);
    }
}
