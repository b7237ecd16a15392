@NullMarked
package dev.kith.proxy.smtp;

import org.jspecify.annotations.NullMarked;
