/// Where the history is kept: `Store` is the one interface in front of the engine, `Snapshot` what is visible
/// in it at a moment. Beside them stands what goes in and comes out, records that know no engine: a message
/// (`Entry`, with its `Talk`) and where it was seen (`Place`); its figures again (`Row`) and its text
/// (`Texts`); how hits are put in order (`Ranking`), what is known of persons for it (`View`), and what was
/// found (`Found`) and is shown of it (`Shown`).
///
/// The engine is behind it, in `lucene`, and knows this room; this room does not know it.
@NullMarked
package dev.kith.indexer.store;

import org.jspecify.annotations.NullMarked;
