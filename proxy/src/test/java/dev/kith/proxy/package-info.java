@NullMarked
package dev.kith.proxy;

import org.jspecify.annotations.NullMarked;
