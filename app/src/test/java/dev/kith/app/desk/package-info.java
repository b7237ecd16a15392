@NullMarked
package dev.kith.app.desk;

import org.jspecify.annotations.NullMarked;
