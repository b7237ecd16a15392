/// Listeners, the pair of channels behind one connection, TLS, back-pressure, half-close, time-outs. Moves octets
/// and asks a [dev.kith.proxy.relay.Dialogue] what may be changed.
@NullMarked
package dev.kith.proxy.relay;

import org.jspecify.annotations.NullMarked;
