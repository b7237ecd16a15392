/// A look at a mail server from outside, without signing in: what it offers and which name its
/// certificate bears. For set-up and `doctor`.
@NullMarked
package dev.kith.proxy.probe;

import org.jspecify.annotations.NullMarked;
