@NullMarked
package dev.kith.proxy.signin;

import org.jspecify.annotations.NullMarked;
