/// Which findings are told now: budget, quiet hours, spacing, what was told before. `Delivery` gives each a
/// `Decision` with a named reason, yes or no; `LifeCycle` keeps where each rule stands about each person.
@NullMarked
package dev.kith.rules.delivery;

import org.jspecify.annotations.NullMarked;
