package dev.kith.bench.relay;

import java.io.IOException;

/// One way from the client to the stub servers.
interface Way extends AutoCloseable {
    String name();

    int imap();

    int submission();

    /// A connection to the port, as a client of this way makes it.
    Wire connect(int port) throws IOException;

    /// What its process has used so far; nothing where there is none.
    Cpu cpu() throws IOException;

    /// Returns when nothing is being done behind the relay.
    default void rest() throws IOException {}

    @Override
    void close() throws IOException;
}
