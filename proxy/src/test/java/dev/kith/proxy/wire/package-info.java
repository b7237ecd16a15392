@NullMarked
package dev.kith.proxy.wire;

import org.jspecify.annotations.NullMarked;
