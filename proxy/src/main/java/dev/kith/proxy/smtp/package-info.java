/// The SMTP submission conversation (RFC 5321, RFC 6409): what must be understood of it, the closed list of
/// edits (docs/wire.md), and what goes to the tap.
@NullMarked
package dev.kith.proxy.smtp;

import org.jspecify.annotations.NullMarked;
