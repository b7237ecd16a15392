@NullMarked
package dev.kith.proxy.imap;

import org.jspecify.annotations.NullMarked;
