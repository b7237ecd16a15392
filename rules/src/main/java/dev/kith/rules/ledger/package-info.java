/// What the user said and what was sent, in one SQLite file: `Ledger` is the front
/// door. No other package imports SQL.
@NullMarked
package dev.kith.rules.ledger;

import org.jspecify.annotations.NullMarked;
