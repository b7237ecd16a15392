/// How the rule book is proven: lives in a few lines, unit tests of rules, and the back-test over a real past.
@NullMarked
package dev.kith.rules.proof;

import org.jspecify.annotations.NullMarked;
