@NullMarked
package dev.kith.app.backup;

import org.jspecify.annotations.NullMarked;
