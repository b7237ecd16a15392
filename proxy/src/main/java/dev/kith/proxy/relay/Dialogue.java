package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;

/// Understands one connection in its protocol: sees every octet of both legs in order, passes slices on, and
/// edits only what the closed list (docs/wire.md) allows. All calls come on the connection's event loop and
/// must not block. The dialogue owns the buffers it is given: what it does not pass to [Legs] it releases.
///
/// A dialogue is made when the client's connection was accepted and the upstream leg is connected (and under
/// TLS, where the endpoint is [Security#TLS]); the first octets it sees are upstream's greeting. The client is
/// not read from before something was written to it.
public interface Dialogue {
    void fromClient(ByteBuf octets);

    void fromUpstream(ByteBuf octets);

    /// Has upstream accepted the client's login? Before that what comes from the client may hold a password, and is
    /// overwritten when it was written.
    boolean signedIn();

    /// The client sent FIN (or TLS close_notify): nothing more comes from it, replies may still go to it.
    void clientEnded();

    /// Upstream sent FIN: nothing more comes from it.
    void upstreamEnded();

    /// Kith stops: say goodbye in the protocol's words if the client is at a point where it can be understood. Both
    /// legs are closed right after.
    default void stopping() {}

    /// Both legs are gone. Releases everything; called exactly once, last.
    void closed();
}
