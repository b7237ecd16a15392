/// A log of what passed on the wire that a user can send to somebody who helps: no secret, no address, no text of a
/// message unless it is asked for. Off by default. It reads a copy with framers of its own, and says less rather than
/// too much when it cannot follow.
@NullMarked
package dev.kith.proxy.wirelog;

import org.jspecify.annotations.NullMarked;
