/// The SMTP submission dialogue (RFC 5321, RFC 6409): what must be understood, the closed list of edits, what goes
/// to the tap.
@NullMarked
package dev.kith.proxy.smtp;

import org.jspecify.annotations.NullMarked;
