/// What is known of each person's mail: `Person`, `History`, `Interaction` (one message), `Act` (what a
/// sentence does). Records and nothing else. The rules see these and nothing more of the indexer.
@NullMarked
package dev.kith.indexer.history;

import org.jspecify.annotations.NullMarked;
