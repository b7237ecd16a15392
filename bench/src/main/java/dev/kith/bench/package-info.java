/// Measurements, not in the default build. `docs/measurements.md` has the figures and the commands.
@NullMarked
package dev.kith.bench;

import org.jspecify.annotations.NullMarked;
