/// A Reminder to RFC 5322 octets; the commands a user may send back.
@NullMarked
package dev.kith.rules.reminder;

import org.jspecify.annotations.NullMarked;
