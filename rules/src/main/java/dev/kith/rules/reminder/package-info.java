/// A `Reminder` to RFC 5322 octets, and back: the commands a user may send.
///
/// The way: a `Reminder` (facts) and the `Wording` (the user's files) become a `Letter` (blocks of plain words), the
/// letter becomes plain text and HTML, both become a `ReminderMail`. Strangers' text passes `Harmless` on its way in;
/// nothing else may put it into a letter. `Seal` makes the Message-ID and the token of the control address.
@NullMarked
package dev.kith.rules.reminder;

import org.jspecify.annotations.NullMarked;
