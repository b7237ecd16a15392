package dev.kith.proxy.tap;

/// Hears how the client's logins ended. Called on event loops: must not block.
public interface LoginListener {
    /// Upstream said OK. The listener owns (and wipes) the login.
    void accepted(String account, Login login);

    /// Upstream said OK, but the mechanism (SCRAM, CRAM-MD5, ...) leaves no secret that could be used again.
    void acceptedNotReusable(String account, String mechanism);

    void refused(String account);

    /// An authenticated client connection has gone.
    void departed(String account);
}
