/// Octets to a Message. Bad mail is data, never an exception.
@NullMarked
package dev.kith.indexer.mime;

import org.jspecify.annotations.NullMarked;
