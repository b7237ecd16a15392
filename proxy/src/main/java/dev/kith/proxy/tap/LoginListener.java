package dev.kith.proxy.tap;

/// Hears how the client's logins ended, by account and protocol: the two secrets of an account may differ and are
/// kept apart. Called on event loops: must not block.
public interface LoginListener {
    /// Upstream said OK. The listener owns (and wipes) the login.
    void accepted(String account, Protocol protocol, Login login);

    /// Upstream said OK, but the mechanism (SCRAM, CRAM-MD5, ...) leaves no secret that could be used again.
    void acceptedNotReusable(String account, Protocol protocol, String mechanism);

    void refused(String account, Protocol protocol);

    /// An authenticated client connection has gone.
    void departed(String account, Protocol protocol);
}
