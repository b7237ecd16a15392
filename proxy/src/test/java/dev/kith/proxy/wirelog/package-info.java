@NullMarked
package dev.kith.proxy.wirelog;

import org.jspecify.annotations.NullMarked;
