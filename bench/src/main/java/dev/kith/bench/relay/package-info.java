/// The relay beside a direct line, a plain splice and HAProxy: the same work goes through each in turn, round
/// by round, so that a busy machine is unfair to none.
@NullMarked
package dev.kith.bench.relay;

import org.jspecify.annotations.NullMarked;
