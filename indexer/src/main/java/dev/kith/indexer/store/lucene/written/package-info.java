/// How messages and their places stand in a Lucene index. `Schema` names every field and makes the documents,
/// `Writing` puts them in and takes them out; `Codecs` are the octets of the binary fields, written and read
/// with `BlobWriter` and `BlobReader`.
///
/// `Linking` finds what ties a message to others before it is written. `Places` says where messages were seen,
/// and `Leaving` takes a message out with the last of its places; `Recalled` reads it back whole, to write it
/// anew. `Twins` finds the other copies of a mail of the user's.
@NullMarked
package dev.kith.indexer.store.lucene.written;

import org.jspecify.annotations.NullMarked;
