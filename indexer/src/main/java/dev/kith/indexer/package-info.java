/// The front door of the history: add mail, ask for histories, search.
@NullMarked
package dev.kith.indexer;

import org.jspecify.annotations.NullMarked;
