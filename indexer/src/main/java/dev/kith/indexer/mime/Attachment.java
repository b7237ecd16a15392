package dev.kith.indexer.mime;

/// A file that came along. Its content is not read.
///
/// @param name decoded file name, or empty
/// @param type lower-case media type
/// @param octets size after transfer decoding; an estimate where the message was cut
/// @param inline shown in the text (a picture of a signature, say) rather than handed over
public record Attachment(String name, String type, long octets, boolean inline) {}
