/// The front door of the relay: `Proxy` starts it, stops it and says how it is. Knows mail
/// protocols and knows nothing of people.
@NullMarked
package dev.kith.proxy;

import org.jspecify.annotations.NullMarked;
