/// From a query to what is shown. `Searching` is the front door, and goes this way:
///
/// 1. `Compiler` makes a Lucene query of a query as read; words in fields are made by `TextCompiler`, and two kinds
///    of query that Lucene does not have stand in `Anywhere` and `Chosen`.
/// 2. `Collecting` goes through the matches and keeps the best: of each conversation (`BestOf`), of all (`Top`).
/// 3. `Showing` reads what a list shows of them, and where they were seen (`SpotReader`).
///
/// `Alike` finds what a mistyped word may have meant, with `Near`.
@NullMarked
package dev.kith.indexer.store.lucene.query;

import org.jspecify.annotations.NullMarked;
