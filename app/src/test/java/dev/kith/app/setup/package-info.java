@NullMarked
package dev.kith.app.setup;

import org.jspecify.annotations.NullMarked;
