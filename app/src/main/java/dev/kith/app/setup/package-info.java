/// Set-up: from a mail address to a configuration that works, with as few questions as possible. Every host is
/// named to the user before it is contacted.
@NullMarked
package dev.kith.app.setup;

import org.jspecify.annotations.NullMarked;
