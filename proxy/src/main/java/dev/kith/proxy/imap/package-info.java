/// The IMAP conversation (RFC 9051, RFC 3501): what must be understood of it, the closed list of edits
/// (docs/wire.md), and what goes to the tap.
@NullMarked
package dev.kith.proxy.imap;

import org.jspecify.annotations.NullMarked;
