/// Lucene, and the only importer of it; one interface in front.
@NullMarked
package dev.kith.indexer.store;

import org.jspecify.annotations.NullMarked;
