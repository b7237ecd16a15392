/// The front door of the relay: start it, stop it, ask how it is. It knows mail protocols and knows nothing of
/// people.
@NullMarked
package dev.kith.proxy;

import org.jspecify.annotations.NullMarked;
