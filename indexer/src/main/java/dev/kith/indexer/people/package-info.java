/// Addresses to persons; who is me; human, list or machine.
@NullMarked
package dev.kith.indexer.people;

import org.jspecify.annotations.NullMarked;
