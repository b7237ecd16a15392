/// What rules look for: something is open between two, or a tie has gone quiet, since when, and what it rests on.
///
/// `Occasions` is the front door: an occasion out of the rule book and the `Facts` of a person go in, an `Occurrence`
/// comes out, or none. Behind it stands a file a kind: `UnansweredMail`, `OpenPromise`, `QuietTie` and
/// `Introductions`, `Beginnings` and `Courtesies`, `Asking`, `FirstMails`, `Copies`, `Likeness`, `Seldom`.
@NullMarked
package dev.kith.rules.occasion;

import org.jspecify.annotations.NullMarked;
