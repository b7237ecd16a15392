package dev.kith.indexer.mime;

/// Text of `format=flowed` (RFC 3676) with its paragraphs put together again.
final class Flowed {
    private Flowed() {}

    /// @param deleteSpace the parameter `delsp=yes`: the space that marks a soft break is no part of the text
    static String unflow(String text, boolean deleteSpace) {
        var out = new StringBuilder(text.length());
        var open = -1;
        for (var at = 0; at < text.length(); ) {
            var end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            var lineEnd = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
            var depth = 0;
            while (at + depth < lineEnd && text.charAt(at + depth) == '>') {
                depth++;
            }
            var from = at + depth;
            var start = from < lineEnd && text.charAt(from) == ' ' ? from + 1 : from;
            var signature = lineEnd - start == 3 && text.startsWith("-- ", start);
            if (open != depth || signature) {
                if (open >= 0) {
                    out.append('\n');
                }
                out.append(text, at, from);
                out.append(depth > 0 && start < lineEnd ? " " : "");
            }
            var soft = !signature && lineEnd > start && text.charAt(lineEnd - 1) == ' ';
            out.append(text, start, soft && deleteSpace ? lineEnd - 1 : lineEnd);
            if (!soft) {
                out.append('\n');
            }
            open = soft ? depth : -1;
            at = end + 1;
        }
        return out.toString();
    }
}
