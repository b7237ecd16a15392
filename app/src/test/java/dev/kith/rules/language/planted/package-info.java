/// Classes that break the fences on purpose, for ArchitectureTest.
@NullMarked
package dev.kith.rules.language.planted;

import org.jspecify.annotations.NullMarked;
