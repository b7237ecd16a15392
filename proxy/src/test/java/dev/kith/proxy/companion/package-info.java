@NullMarked
package dev.kith.proxy.companion;

import org.jspecify.annotations.NullMarked;
