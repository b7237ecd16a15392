/// What is kept in memory of an index, so that no search and no judging reads it from disk for each message.
/// `InMemory` is the front door: for each of Lucene's segments a `Segment`, which is arrays by number of the
/// document, and for all of them the conversations, the addresses (`PartyTable`), the accounts and the
/// languages (`Spoken`).
///
/// The arrays of `Segment` are read for each match of a search: as fields, for that reason.
@NullMarked
package dev.kith.indexer.store.lucene.memory;

import org.jspecify.annotations.NullMarked;
