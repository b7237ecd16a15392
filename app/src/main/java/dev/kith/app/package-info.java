/// The commands, the wiring and the life of the daemon.
@NullMarked
package dev.kith.app;

import org.jspecify.annotations.NullMarked;
