package dev.kith.indexer.mime;

/// How much of one message is read. Beyond a limit reading stops quietly and `problems` says so.
///
/// @param headerOctets of one header section
/// @param fields of one header section
/// @param addresses of one field
/// @param textChars of all text bodies together
/// @param htmlChars of one HTML part
/// @param parts of the whole message
/// @param depth of nested parts
/// @param problems remembered
public record Limits(
        int headerOctets, int fields, int addresses, int textChars, int htmlChars, int parts, int depth, int problems) {
    public static final Limits DEFAULT = new Limits(256 << 10, 1000, 2000, 1 << 20, 1 << 20, 500, 30, 32);
}
