/// The front door of the judgement: a rule book, histories and an instant go in, findings come out. Pure.
///
/// `Judge` asks each rule (`ReadyRule`) about each person: `Stops` first, then the rule's `Filters`, then `occasion`.
/// What it finds is a `Finding` with its `Evidence`; how a rule came out, found or not, a `Look`. Below it, each seeing
/// only those to its left: `said`, `book`, `language`; `facts`; `occasion` (decisions/0133). Above it: `delivery`,
/// `proof`, `metrics`, `reminder`.
@NullMarked
package dev.kith.rules;

import org.jspecify.annotations.NullMarked;
