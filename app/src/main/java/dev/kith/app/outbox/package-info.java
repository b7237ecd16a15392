/// Reminders on their way into the user's mailbox, each exactly once or not at all.
///
/// A mail is *planned*; *attempting* is on disk before the first octet leaves; *appended* when upstream said so or a
/// look-up found it; then *done*, *dismissed* (the user deleted it) or *expired*. What is unclear is settled by looking
/// upstream; what cannot be told is not appended: a missed reminder is cheaper than a double one. There is no thread
/// and no clock in here: the daemon calls `step` and says what time it is. Every decision carries a `Reason`.
@NullMarked
package dev.kith.app.outbox;

import org.jspecify.annotations.NullMarked;
