/// How ties fade, in which rhythm two people write, how fast they answer: arithmetic over days and times, each
/// formula with its source. Knows no mail and no rule.
@NullMarked
package dev.kith.rules.cadence;

import org.jspecify.annotations.NullMarked;
