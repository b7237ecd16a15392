/// A look at a mail server from outside: what it offers and whom it claims to be, without signing in.
@NullMarked
package dev.kith.proxy.probe;

import org.jspecify.annotations.NullMarked;
