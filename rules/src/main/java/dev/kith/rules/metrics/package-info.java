/// The report: what came of follow-ups, of help and of ties, as shares, days and curves. No totals, scores,
/// debts, ranks or streaks, on purpose: people are not to be counted. Numbers of principles are rows of
/// docs/rules.md, *Every row of the principles*.
@NullMarked
package dev.kith.rules.metrics;

import org.jspecify.annotations.NullMarked;
