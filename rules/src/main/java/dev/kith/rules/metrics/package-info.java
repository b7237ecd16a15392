/// What became of follow-ups, gives and ties: shares, days and curves, never totals. No scores, debts, ranks or
/// streaks.
@NullMarked
package dev.kith.rules.metrics;

import org.jspecify.annotations.NullMarked;
