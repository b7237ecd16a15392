package dev.kith.proxy.relay;

/// An upstream server: where it is and how the leg to it is protected.
///
/// @param port 1 to 65535
public record Endpoint(Security security, String host, int port) {
    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a server and port: " + host + ":" + port);
        }
    }
}
