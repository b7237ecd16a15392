/// What rules look for: something is open between two people, or a tie has gone quiet;
/// since when, and on which mails that rests.
///
/// `Occasions` is the front door: an occasion out of the rule book and the `Facts` of a person go in, an
/// `Occurrence` comes out, or none. Behind it stands one file for each kind: `UnansweredMail`, `OpenPromise`,
/// `QuietTie` and `Introductions`, `Beginnings` and `Courtesies`, `Asking`, `FirstMails`, `Copies`, `Likeness`,
/// `Seldom`. Numbers of principles are rows of docs/rules.md, *Every row of the principles*.
@NullMarked
package dev.kith.rules.occasion;

import org.jspecify.annotations.NullMarked;
