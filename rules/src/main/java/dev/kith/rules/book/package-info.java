/// The rule book: typed data, read from `rules.yaml` by way of `yaml`, with every mistake named. `RuleBook` is
/// the front door: it holds each `Rule` with its conditions, and the `Budget`. Judges nothing.
@NullMarked
package dev.kith.rules.book;

import org.jspecify.annotations.NullMarked;
