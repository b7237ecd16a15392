/// The rule book: typed data, read from `rules.yaml` by way of `yaml`, with every mistake named. The front
/// door is `RuleBook`, which holds each `Rule` with its conditions, and the `Budget`. Judges nothing.
@NullMarked
package dev.kith.rules.book;

import org.jspecify.annotations.NullMarked;
