/// From addresses to persons: which belong together, which are the user's own, and what stands behind each: a
/// human being, a list or a machine. `Counting` takes message after message, `People` is what comes of it.
@NullMarked
package dev.kith.indexer.people;

import org.jspecify.annotations.NullMarked;
