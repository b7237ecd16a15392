/// What the histories show, for rules to ask: of one person at one time, and of all together. Arithmetic is
/// `cadence`'s, words are `language`'s; here stands what they come to in one past or in many. `Facts` is the
/// front door: everything that is asked about one person, worked out when first asked for. `Circle` holds what
/// is the same for all: `Population` (what is usual), `Crowd` and `Beside` (what only all histories together
/// show), `Lately` (what was written about of late). `Usual` and `Memory` keep some of it from one judging to
/// the next.
@NullMarked
package dev.kith.rules.facts;

import org.jspecify.annotations.NullMarked;
