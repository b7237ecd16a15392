/// The relay beside a direct line, a plain splice and HAProxy: the same work through each in turn, round by round.
@NullMarked
package dev.kith.bench.relay;

import org.jspecify.annotations.NullMarked;
