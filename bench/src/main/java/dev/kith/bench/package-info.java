/// Measurements, not in the default build: `docs/speed.md` says how to run them.
@NullMarked
package dev.kith.bench;

import org.jspecify.annotations.NullMarked;
