/// The query language (`QueryReader` makes a `Criterion` of what was typed), conversations, snippets, and the
/// cutting of text into words. Knows no search engine.
@NullMarked
package dev.kith.indexer.search;

import org.jspecify.annotations.NullMarked;
