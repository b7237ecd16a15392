/// Budget, quiet hours, spacing, states: the named reason for every yes and no.
@NullMarked
package dev.kith.rules.delivery;

import org.jspecify.annotations.NullMarked;
