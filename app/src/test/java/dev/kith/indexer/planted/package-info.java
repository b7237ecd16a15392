/// Classes that break the fences on purpose, for ArchitectureTest.
@NullMarked
package dev.kith.indexer.planted;

import org.jspecify.annotations.NullMarked;
