/// The commands, one class each, and what starts them. The daemon is wired in `daemon`.
@NullMarked
package dev.kith.app;

import org.jspecify.annotations.NullMarked;
