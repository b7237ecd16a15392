package dev.kith.app.setup;

import java.util.List;

/// Asks the name server of this machine.
public interface Names {
    /// A service's host (RFC 2782).
    record Srv(int priority, int weight, int port, String host) {}

    /// The records, most preferred first; empty when there are none.
    ///
    /// @throws NoNames when nobody answers
    List<Srv> srv(String name) throws NoNames;

    /// MX hosts, most preferred first.
    ///
    /// @throws NoNames when nobody answers
    List<String> mx(String domain) throws NoNames;

    /// No name server answers: most likely there is no network.
    final class NoNames extends Exception {
        private static final long serialVersionUID = 1;

        NoNames(Throwable cause) {
            super("no name server answers", cause);
        }
    }
}
