/// Kith's own session with the upstream IMAP server, beside the client's and never mixed with it: it reads
/// older mail, looks things up and appends reminders.
@NullMarked
package dev.kith.proxy.companion;

import org.jspecify.annotations.NullMarked;
