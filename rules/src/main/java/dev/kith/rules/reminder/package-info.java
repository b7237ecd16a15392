/// A `Reminder` into a mail (RFC 5322 octets); and the commands that a user may send back.
///
/// On the way a `Reminder` (facts) and the `Wording` (the user's files) become a `Letter` (blocks of plain
/// words), the letter becomes plain text and HTML, and both become a `ReminderMail`. Text that strangers wrote
/// passes through `StrangersText` on its way in; nothing else may put it into a letter. `Stamp` makes the
/// Message-ID, and the token that proves an answer.
@NullMarked
package dev.kith.rules.reminder;

import org.jspecify.annotations.NullMarked;
