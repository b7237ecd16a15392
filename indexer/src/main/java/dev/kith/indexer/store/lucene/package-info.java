/// The store on Lucene. `LuceneStore` is the front door: it opens an index, takes messages and hands out a
/// `LuceneSnapshot`; `Rebuild` makes a new index of an older one. `Joining` adds what the user sent, so that two copies
/// of one mail become one message.
///
/// Its rooms, each seeing only those to its left (decisions/0135): `written` (how a message stands in the
/// index), `memory` (what is kept in memory of it), `query` (how a query becomes Lucene's, and its matches
/// hits). `disk` (the folder) stands beside `memory` and `query`: they do not know each other.
@NullMarked
package dev.kith.indexer.store.lucene;

import org.jspecify.annotations.NullMarked;
