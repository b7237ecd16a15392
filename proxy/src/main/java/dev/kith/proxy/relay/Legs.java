package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;

/// The two legs of one connection as a [Dialogue] may use them. Writes are queued in order and flushed by the relay
/// after each call into the dialogue; the next read of the source waits for them (write one, read one).
public interface Legs {
    /// Takes ownership.
    void toUpstream(ByteBuf octets);

    /// Takes ownership.
    void toClient(ByteBuf octets);

    /// Puts TLS on the upstream leg; `ready` runs when the handshake is done. Octets that came from upstream behind
    /// the reply that allowed it are a response injection: the dialogue closes instead of calling this. A failed
    /// handshake calls `failed` with words for the user.
    void startUpstreamTls(Runnable ready, java.util.function.Consumer<String> failed);

    /// Puts TLS on the client leg after what was written so far is flushed.
    void startClientTls();

    /// Is the client leg under TLS now?
    boolean clientTls();

    /// FIN to upstream after what was written.
    void endUpstream();

    /// FIN to the client after what was written.
    void endClient();

    /// Closes upstream at once with what is unsent (a client that died inside DATA must not complete a message).
    void abortUpstream();

    /// Closes both legs after what was written to the client is flushed.
    void close();

    /// Stops reading from the client, or goes on. For the few places where the next octets have no meaning before
    /// upstream has answered (behind DATA, AUTH); upstream is read all the while. Held reads do not count as idle.
    void holdClient(boolean hold);

    /// Runs the task on the pair's event loop and flushes what it wrote, as after a call into the dialogue. From any
    /// thread; the task is dropped when the pair has gone.
    void execute(Runnable task);
}
