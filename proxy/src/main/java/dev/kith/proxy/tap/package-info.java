/// How the proxy meets the rest: what it saw goes out here, and nothing comes back.
@NullMarked
package dev.kith.proxy.tap;

import org.jspecify.annotations.NullMarked;
