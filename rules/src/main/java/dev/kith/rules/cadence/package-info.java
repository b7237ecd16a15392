/// Tie decay, rhythm, reply time: arithmetic with its sources.
@NullMarked
package dev.kith.rules.cadence;

import org.jspecify.annotations.NullMarked;
