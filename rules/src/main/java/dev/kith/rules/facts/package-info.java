/// What the histories show, for rules to ask: of one person at one time, and of all together. The formulas are
/// in `cadence`, the reading of words in `language`; here both are applied to real histories.
///
/// `Facts` is the front door: everything that is asked about one person, worked out when first asked for.
/// `Circle` holds what is the same for all: `Population` (what is usual), `Crowd` and `ThirdParties` (what only
/// all histories together show), `Lately` (what was written about of late). `Usual` and `Memory` keep
/// some of it from one judging to the next.
@NullMarked
package dev.kith.rules.facts;

import org.jspecify.annotations.NullMarked;
