/// Listeners, the two sockets of a connection, TLS, back-pressure, half-close, time-outs. Moves octets, and asks a
/// [dev.kith.proxy.relay.Dialogue] what may be changed. `Relay` listens, `Upstream` finds the way to the server, and a
/// `Pair` is the two sockets from then on: a `Leg` each, with `Reads` for how it reads, `StartTls` where TLS comes
/// later, and `Ending` where a peer does not see to its end.
@NullMarked
package dev.kith.proxy.relay;

import org.jspecify.annotations.NullMarked;
