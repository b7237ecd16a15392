@NullMarked
package dev.kith.app.config;

import org.jspecify.annotations.NullMarked;
