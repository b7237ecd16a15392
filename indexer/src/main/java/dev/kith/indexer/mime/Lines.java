package dev.kith.indexer.mime;

/// Line ends.
final class Lines {
    private Lines() {}

    /// With `\n` for every line end and without NUL.
    static void append(String text, StringBuilder out) {
        if (text.indexOf('\r') < 0 && text.indexOf('\0') < 0) {
            out.append(text);
            return;
        }
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (c != 0) {
                out.append(c);
            }
        }
    }
}
