@NullMarked
package dev.kith.app.signin;

import org.jspecify.annotations.NullMarked;
