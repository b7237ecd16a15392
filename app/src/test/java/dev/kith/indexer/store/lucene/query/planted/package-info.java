/// Classes that break the fences on purpose, for ArchitectureTest.
@NullMarked
package dev.kith.indexer.store.lucene.query.planted;

import org.jspecify.annotations.NullMarked;
