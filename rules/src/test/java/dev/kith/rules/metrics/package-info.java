@NullMarked
package dev.kith.rules.metrics;

import org.jspecify.annotations.NullMarked;
