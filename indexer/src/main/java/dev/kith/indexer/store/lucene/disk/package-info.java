/// The folder that holds an index, and what may go wrong with it. `LuceneFolder` is the front door: an open
/// folder with its writer. What cannot be opened `Trouble` tells in a sentence.
///
/// `Writers` sets Lucene's writer up: which pieces of the index are joined, and when, is decided by
/// `Affordable`, `Tidying` and the `Headroom` on the disk, and `Merging` does it. `Folder` decides what is
/// mapped into memory. Whether the octets are as they were written is known by `Soundness`, which reads them
/// with `Checksums`.
@NullMarked
package dev.kith.indexer.store.lucene.disk;

import org.jspecify.annotations.NullMarked;
