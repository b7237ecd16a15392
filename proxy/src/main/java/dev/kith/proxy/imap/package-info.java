/// The IMAP dialogue (RFC 9051, RFC 3501): what must be understood, the closed list of edits, what goes to the tap.
@NullMarked
package dev.kith.proxy.imap;

import org.jspecify.annotations.NullMarked;
