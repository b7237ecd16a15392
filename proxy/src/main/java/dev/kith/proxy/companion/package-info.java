/// Kith's own session with the upstream IMAP server: reading history, looking things up, appending reminders. Never
/// the client's session.
@NullMarked
package dev.kith.proxy.companion;

import org.jspecify.annotations.NullMarked;
