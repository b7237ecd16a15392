/// A look without commitment: mail that lies on this machine already, read and judged, with nothing set up.
@NullMarked
package dev.kith.app.look;

import org.jspecify.annotations.NullMarked;
