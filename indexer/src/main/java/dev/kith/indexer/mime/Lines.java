package dev.kith.indexer.mime;

/// Line ends.
final class Lines {
    private Lines() {}

    /// On one line: a run of spaces and control characters is one space, none stands at the ends.
    static String joined(String text) {
        var out = new StringBuilder(text.length());
        var space = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ' || c == 127) {
                space = true;
                continue;
            }
            if (space && !out.isEmpty()) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }
        return out.toString().strip();
    }

    /// With `\n` for every line end and without NUL.
    static void append(String text, StringBuilder out) {
        var lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        out.append(lines.indexOf('\0') < 0 ? lines : lines.replace("\0", ""));
    }
}
