/// What a message itself says: the sender's own words apart from quotes and signature, its sentences, and the
/// acts in them. `OwnWordsReader` is the front door.
@NullMarked
package dev.kith.indexer.text;

import org.jspecify.annotations.NullMarked;
