/// Person, Interaction, Act, History: records and nothing else. All that the rules ever see.
@NullMarked
package dev.kith.indexer.history;

import org.jspecify.annotations.NullMarked;
