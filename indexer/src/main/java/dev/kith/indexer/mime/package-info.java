/// Octets into a `Message` (RFC 5322, RFC 2045 to 2049). `MessageReader` is the front door. Bad mail is data,
/// never an exception: what is wrong stands in `Message.problems`.
@NullMarked
package dev.kith.indexer.mime;

import org.jspecify.annotations.NullMarked;
