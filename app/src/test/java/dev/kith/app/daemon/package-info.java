@NullMarked
package dev.kith.app.daemon;

import org.jspecify.annotations.NullMarked;
