@NullMarked
package dev.kith.proxy.relay;

import org.jspecify.annotations.NullMarked;
