package dev.kith.bench.relay;

import java.io.IOException;
import java.time.Duration;

/// One way from the client to the stub servers.
interface Way extends AutoCloseable {
    String name();

    int imap();

    int submission();

    /// A connection to the port, as a client of this way makes it.
    Wire connect(int port) throws IOException;

    /// What its process has used so far, without what is done behind the relay; zero where there is none.
    Duration cpu() throws IOException;

    @Override
    void close() throws IOException;
}
