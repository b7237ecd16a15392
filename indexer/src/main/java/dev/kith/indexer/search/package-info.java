/// The query language, conversations, snippets, completion.
@NullMarked
package dev.kith.indexer.search;

import org.jspecify.annotations.NullMarked;
