@NullMarked
package dev.kith.app.look;

import org.jspecify.annotations.NullMarked;
