/// How the rule book is tested: unit tests of rules on mailboxes of a few lines (`Diary`), the back-test over a
/// real past, and the blind draw for a reader to rate.
@NullMarked
package dev.kith.rules.proof;

import org.jspecify.annotations.NullMarked;
