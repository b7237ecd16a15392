/// A message's own words, its quotes and signature; sentences; the acts in them.
@NullMarked
package dev.kith.indexer.text;

import org.jspecify.annotations.NullMarked;
