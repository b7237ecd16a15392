/// The front door of the judgement: a rule book, histories and an instant go in, findings come out. Pure.
///
/// `Judge` asks each rule (`ReadyRule`) about each person: `Stops` first (is this person left out altogether?),
/// then the rule's `Filters`, then its `occasion`. What it finds is a `Finding` with its `Evidence`; a `Look`
/// tells how a rule came out, found or not. Below it, each knowing only those named before it: `said`, `book`,
/// `language`; `facts`; `occasion` (why: decisions/0133). Above it: `delivery`, `proof`, `metrics`, `reminder`.
@NullMarked
package dev.kith.rules;

import org.jspecify.annotations.NullMarked;
