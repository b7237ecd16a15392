/// Listeners, the two sockets of a connection, TLS, back-pressure, half-close, time-outs. Moves octets, and
/// asks a [dev.kith.proxy.relay.Dialogue] what may be changed.
@NullMarked
package dev.kith.proxy.relay;

import org.jspecify.annotations.NullMarked;
