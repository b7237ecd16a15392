/// The local pages as a person uses them: `./kith demo` in a process of its own, Chromium in front of it.
@NullMarked
package dev.kith.browser;

import org.jspecify.annotations.NullMarked;
