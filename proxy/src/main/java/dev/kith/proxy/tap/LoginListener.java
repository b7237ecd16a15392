package dev.kith.proxy.tap;

/// Hears how the client's logins ended, by account and protocol: the two secrets of an account may differ and
/// are kept apart. Called on event loops: must not block.
public interface LoginListener {
    /// Is the name under which upstream has just said OK the account's own? Under any other the connection is
    /// relayed and that is all: nothing of it is handed on, and no other method here is called for it. Not
    /// asked where the mechanism shows no name.
    default boolean owns(String account, Protocol protocol, String user) {
        return true;
    }

    /// Upstream said OK. The listener owns (and wipes) the login.
    void accepted(String account, Protocol protocol, Login login);

    /// Upstream said OK, but the mechanism (SCRAM, CRAM-MD5, ...) leaves no secret that could be used again.
    void acceptedNotReusable(String account, Protocol protocol, String mechanism);

    void refused(String account, Protocol protocol);

    /// An authenticated client connection has gone.
    void departed(String account, Protocol protocol);
}
